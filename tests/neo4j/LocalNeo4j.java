import static org.neo4j.configuration.GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period;
import static org.neo4j.configuration.GraphDatabaseSettings.SYSTEM_DATABASE_NAME;
import static org.neo4j.configuration.GraphDatabaseSettings.auth_enabled;
import static org.neo4j.configuration.GraphDatabaseSettings.log_queries;
import static org.neo4j.configuration.GraphDatabaseSettings.pagecache_memory;
import static org.neo4j.configuration.GraphDatabaseSettings.preallocate_logical_logs;
import static org.neo4j.configuration.GraphDatabaseSettings.udc_enabled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings.LogQueryLevel;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j Community server with Bolt on loopback, for development and tests.
 *
 * <p>Called as {@code LocalNeo4j HOME PORT}, with the account in VANGNET_NEO4J_USER and
 * VANGNET_NEO4J_PASSWORD so that it shows in no process list. Prints "ready" when a client can log
 * in. Stops on SIGTERM, on SIGINT, and when standard input closes: whoever started it has gone then.
 */
public final class LocalNeo4j {
    private static final long PAGE_CACHE = 64L << 20;

    private LocalNeo4j() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (IOException | RuntimeException reason) {
            // The threads of the server would otherwise keep a process alive that never gets ready.
            reason.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path home, int port) throws IOException {
        DatabaseManagementService server = start(home, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        setAccount(server, environment("VANGNET_NEO4J_USER"), environment("VANGNET_NEO4J_PASSWORD"));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Nobody says anything; only the end of the stream has a meaning.
        }
    }

    private static DatabaseManagementService start(Path home, int port) {
        SocketAddress loopback = new SocketAddress("127.0.0.1", port);
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, loopback)
                .setConfig(BoltConnector.advertised_address, loopback)
                .setConfig(auth_enabled, true)
                .setConfig(pagecache_memory, PAGE_CACHE)
                // A log file is otherwise made 256 MB at once, for each of the two databases.
                .setConfig(preallocate_logical_logs, false)
                // Stopping otherwise waits ten seconds for clients that are not there.
                .setConfig(netty_server_shutdown_quiet_period, 0)
                // What a casus holds belongs in no log, and nothing is told to another host.
                .setConfig(log_queries, LogQueryLevel.OFF)
                .setConfig(udc_enabled, false)
                .build();
    }

    /** Makes the account of the environment the only one, whatever an earlier run left behind. */
    private static void setAccount(DatabaseManagementService server, String user, String password) {
        var system = server.database(SYSTEM_DATABASE_NAME);
        system.executeTransactionally(
                "CREATE OR REPLACE USER $user SET PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("user", user, "password", password));
        if (!user.equals("neo4j")) {
            system.executeTransactionally("DROP USER neo4j IF EXISTS");
        }
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
