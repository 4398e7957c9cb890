DELETE FROM supervisor
