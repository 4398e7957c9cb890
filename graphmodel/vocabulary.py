"""The words of the field as closed lists: the only place where each of them is spelt.

The names and meanings that people read, in Dutch and in English, are rows in `graphmodel.reference`.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Word(StrEnum):
    """A word of one of the lists: it is its text, and is written as that."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[object], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """As any enumeration, but JSON is made without asking each member for its value."""
        schema: Any = {**handler(source), "serialization": {"type": "str"}}
        return schema


class Domain(Word):
    """A life domain (leefgebied) in which somebody can be served."""

    GEZONDHEID = "gezondheid"
    GGZ = "ggz"
    VERSLAVING = "verslaving"
    LANGDURIGE_ZORG = "langdurige_zorg"
    MAATSCHAPPELIJKE_ONDERSTEUNING = "maatschappelijke_ondersteuning"
    JEUGD = "jeugd"
    JEUGDBESCHERMING = "jeugdbescherming"
    HUISELIJK_GEWELD = "huiselijk_geweld"
    VEILIGHEID = "veiligheid"
    ONDERWIJS = "onderwijs"
    WERK = "werk"
    INKOMEN = "inkomen"
    SCHULDEN = "schulden"
    WONEN = "wonen"
    INBURGERING = "inburgering"
    IDENTITEIT = "identiteit"
    NETWERK = "netwerk"


class Relation(Word):
    """What a gezinslid is to the gezin."""

    PARENT = "parent"
    PARTNER = "partner"
    CHILD = "child"
    FOSTER_CHILD = "foster_child"
    FOSTER_PARENT = "foster_parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    OTHER = "other"


class OrganisationType(Word):
    """What sort of organisation a hulpverlener works for."""

    GEMEENTE = "gemeente"
    WIJKTEAM = "wijkteam"
    CJG = "cjg"
    TOEGANG_WMO = "toegang_wmo"
    GEMEENTE_WI = "gemeente_wi"
    SCHULDHULP = "schuldhulp"
    KREDIETBANK = "kredietbank"
    WSNP = "wsnp"
    BEWINDVOERDER = "bewindvoerder"
    UWV = "uwv"
    SVB = "svb"
    BELASTINGDIENST = "belastingdienst"
    SW_BEDRIJF = "sw_bedrijf"
    VT = "vt"
    GI = "gi"
    RVDK = "rvdk"
    JEUGDHULP_AMBULANT = "jeugdhulp_ambulant"
    JEUGDHULP_VERBLIJF = "jeugdhulp_verblijf"
    PLEEGZORG = "pleegzorg"
    JEUGDZORGPLUS = "jeugdzorgplus"
    JJI = "jji"
    JEUGD_GGZ = "jeugd_ggz"
    JGZ = "jgz"
    GGD = "ggd"
    HUISARTS = "huisarts"
    HAP = "hap"
    VERLOSKUNDE = "verloskunde"
    ZIEKENHUIS = "ziekenhuis"
    GGZ = "ggz"
    VERSLAVINGSZORG = "verslavingszorg"
    FORENSISCH = "forensisch"
    GEHANDICAPTENZORG = "gehandicaptenzorg"
    VVT = "vvt"
    WMO_AANBIEDER = "wmo_aanbieder"
    BESCHERMD_WONEN = "beschermd_wonen"
    OPVANG = "opvang"
    VROUWENOPVANG = "vrouwenopvang"
    WONINGCORPORATIE = "woningcorporatie"
    SCHOOL_PO = "school_po"
    SCHOOL_VO = "school_vo"
    MBO = "mbo"
    SWV = "swv"
    LEERPLICHT = "leerplicht"
    RMC = "rmc"
    SMW = "smw"
    KINDEROPVANG = "kinderopvang"
    POLITIE = "politie"
    OM = "om"
    RECHTBANK = "rechtbank"
    RECLASSERING = "reclassering"
    PI = "pi"
    ZVH = "zvh"
    HALT = "halt"
    SLACHTOFFERHULP = "slachtofferhulp"
    COA = "coa"
    VWN = "vwn"
    NIDOS = "nidos"
    TAALSCHOOL = "taalschool"
    CLIENTONDERSTEUNING = "clientondersteuning"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    ZORGKANTOOR = "zorgkantoor"
    CIZ = "ciz"
    ZORGVERZEKERAAR = "zorgverzekeraar"
    APOTHEEK = "apotheek"
    WELZIJN = "welzijn"
    INFORMEEL = "informeel"
    CRISISDIENST_JEUGD = "crisisdienst_jeugd"
    CSG = "csg"
    NOTARIS_ADVOCAAT = "notaris_advocaat"
    ANDERS = "anders"


class Role(Word):
    """The profession or place from which a hulpverlener acts."""

    JEUGDBESCHERMER = "jeugdbeschermer"
    VOOGD = "voogd"
    JEUGDRECLASSEERDER = "jeugdreclasseerder"
    RAADSONDERZOEKER = "raadsonderzoeker"
    VT_MEDEWERKER = "vt_medewerker"
    AANDACHTSFUNCTIONARIS = "aandachtsfunctionaris"
    CASUSREGISSEUR = "casusregisseur"
    PROCESREGISSEUR = "procesregisseur"
    GEZINSCOACH = "gezinscoach"
    WIJKTEAMMEDEWERKER = "wijkteammedewerker"
    JEUGDCONSULENT = "jeugdconsulent"
    WMO_CONSULENT = "wmo_consulent"
    KLANTMANAGER = "klantmanager"
    SCHULDHULPVERLENER = "schuldhulpverlener"
    BEWINDVOERDER = "bewindvoerder"
    MENTOR_CURATOR = "mentor_curator"
    HUISARTS = "huisarts"
    POH_GGZ = "poh_ggz"
    JEUGDARTS = "jeugdarts"
    JEUGDVERPLEEGKUNDIGE = "jeugdverpleegkundige"
    VERLOSKUNDIGE = "verloskundige"
    KRAAMVERZORGENDE = "kraamverzorgende"
    KINDERARTS = "kinderarts"
    PSYCHIATER = "psychiater"
    REGIEBEHANDELAAR = "regiebehandelaar"
    SPV_CASEMANAGER = "spv_casemanager"
    GD_ZV = "gd_zv"
    VERSLAVINGSBEHANDELAAR = "verslavingsbehandelaar"
    AMBULANT_BEGELEIDER = "ambulant_begeleider"
    PLEEGZORGBEGELEIDER = "pleegzorgbegeleider"
    PLEEGOUDER = "pleegouder"
    GEZINSHUISOUDER = "gezinshuisouder"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
    LEERKRACHT = "leerkracht"
    MENTOR_SCHOOL = "mentor_school"
    IB = "ib"
    ZORGCOORDINATOR = "zorgcoordinator"
    LEERPLICHTAMBTENAAR = "leerplichtambtenaar"
    TRAJECTBEGELEIDER_RMC = "trajectbegeleider_rmc"
    SCHOOLMAATSCHAPPELIJKWERKER = "schoolmaatschappelijkwerker"
    WIJKAGENT = "wijkagent"
    JEUGDAGENT = "jeugdagent"
    RECHERCHEUR = "rechercheur"
    OFFICIER = "officier"
    RECLASSERINGSWERKER = "reclasseringswerker"
    CASEMANAGER_PI = "casemanager_pi"
    COORDINATOR_NAZORG = "coordinator_nazorg"
    WOONCONSULENT = "woonconsulent"
    OPVANGMEDEWERKER = "opvangmedewerker"
    COA_CASEMANAGER = "coa_casemanager"
    KLANTREGISSEUR_INBURGERING = "klantregisseur_inburgering"
    MAATSCH_BEGELEIDER = "maatsch_begeleider"
    CLIENTONDERSTEUNER = "clientondersteuner"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"
    JIM = "jim"
    MANTELZORGER = "mantelzorger"
    ANDERS = "anders"


class InvolvementKind(Word):
    """What a hulpverlener does for, or with, a gezinslid."""

    BEHANDELT = "behandelt"
    BEGELEIDT = "begeleidt"
    ONDERZOEKT = "onderzoekt"
    HOUDT_TOEZICHT = "houdt_toezicht"
    GEZAG = "gezag"
    VERTEGENWOORDIGT = "vertegenwoordigt"
    ONDERWIJST = "onderwijst"
    BETAALT_OF_INT = "betaalt_of_int"
    SIGNALEERT = "signaleert"
    ZIET = "ziet"
    WEIGERT = "weigert"
    VERTROUWT = "vertrouwt"
    WACHT = "wacht"


class Ended(Word):
    """Why an involvement came to its end."""

    VOLGENS_PLAN = "volgens_plan"
    DOOR_CLIENT = "door_client"
    OVERGEDRAGEN = "overgedragen"
    VERHUISD = "verhuisd"
    OVERLIJDEN = "overlijden"
    ANDERS = "anders"


class RegieKind(Word):
    """Which direction somebody has over the help around the gezin."""

    CASUSREGIE = "casusregie"
    PROCESREGIE = "procesregie"
    KETENREGIE = "ketenregie"


class ContactKind(Word):
    """What a contact between hulpverleners was, from the loosest to the closest, then the rest."""

    WETEN_VAN = "weten_van"
    VERWIJZING = "verwijzing"
    INFO = "info"
    AFSTEMMING = "afstemming"
    CASUSOVERLEG = "casusoverleg"
    WARME_OVERDRACHT = "warme_overdracht"
    GEZAMENLIJK_PLAN = "gezamenlijk_plan"
    ADVIES = "advies"
    ESCALATIE = "escalatie"
    OPDRACHT = "opdracht"


class HandoverType(Word):
    """A handover point (overdrachtsmoment) of the catalogue."""

    HO_18 = "HO-18"
    HO_18_GGZ = "HO-18-GGZ"
    HO_18_WLZ = "HO-18-WLZ"
    HO_JEUGD_WLZ = "HO-JEUGD-WLZ"
    HO_WMO_WLZ = "HO-WMO-WLZ"
    HO_VT_LOKAAL = "HO-VT-LOKAAL"
    HO_MELDER_VT = "HO-MELDER-VT"
    HO_VT_RVDK = "HO-VT-RVDK"
    HO_VRIJW_DWANG = "HO-VRIJW-DWANG"
    HO_DWANG_VRIJW = "HO-DWANG-VRIJW"
    HO_GI_GI = "HO-GI-GI"
    HO_VERHUIZING = "HO-VERHUIZING"
    HO_UHP = "HO-UHP"
    HO_UHP_THUIS = "HO-UHP-THUIS"
    HO_PLUS_UIT = "HO-PLUS-UIT"
    HO_DET_GEM = "HO-DET-GEM"
    HO_GEM_DET = "HO-GEM-DET"
    HO_DET_RECL = "HO-DET-RECL"
    HO_KLIN_AMB = "HO-KLIN-AMB"
    HO_WVGGZ_START = "HO-WVGGZ-START"
    HO_WVGGZ_EIND = "HO-WVGGZ-EIND"
    HO_ZIEK_THUIS = "HO-ZIEK-THUIS"
    HO_OPV_WON = "HO-OPV-WON"
    HO_ONTRUIMING = "HO-ONTRUIMING"
    HO_VO_MBO = "HO-VO-MBO"
    HO_MBO_WERK = "HO-MBO-WERK"
    HO_PO_VO = "HO-PO-VO"
    HO_REG_SO = "HO-REG-SO"
    HO_VOORSCHOOL_PO = "HO-VOORSCHOOL-PO"
    HO_GEBOORTE = "HO-GEBOORTE"
    HO_ZORG_POLITIE = "HO-ZORG-POLITIE"
    HO_HUISVERBOD = "HO-HUISVERBOD"
    HO_VO_WIJK = "HO-VO-WIJK"
    HO_COA_GEM = "HO-COA-GEM"
    HO_NIDOS_18 = "HO-NIDOS-18"
    HO_WI_UWV = "HO-WI-UWV"
    HO_SCHULD_BEWIND = "HO-SCHULD-BEWIND"
    HO_GEZAG = "HO-GEZAG"
    HO_CRISIS = "HO-CRISIS"
    HO_OVERLIJDEN = "HO-OVERLIJDEN"
    HO_MEDEWERKER = "HO-MEDEWERKER"


class HandoverMode(Word):
    """How personal a handover was."""

    WARM = "warm"
    LUKEWARM = "lukewarm"
    COLD = "cold"
    UNKNOWN = "unknown"


class HandoverOutcome(Word):
    """What became of a handover."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LOST = "lost"
    UNKNOWN = "unknown"


class SignaalKind(Word):
    """What a signaal was about."""

    ONVEILIGHEID = "onveiligheid"
    ONTWIKKELING = "ontwikkeling"
    GEZONDHEID = "gezondheid"
    VERZUIM = "verzuim"
    ZORGMIJDING = "zorgmijding"
    SCHULDEN = "schulden"
    HUISVESTING = "huisvesting"
    ANDERS = "anders"


class SignaalSeverity(Word):
    """How grave a signaal was when somebody noticed it."""

    LOW = "low"
    MEDIUM = "medium"
    SEVERE = "severe"


class Response(Word):
    """What the receiver of a shared signaal let know."""

    ACKNOWLEDGED = "acknowledged"
    NONE = "none"


class MeldingKind(Word):
    """To which formal desk a melding went."""

    VEILIG_THUIS = "veilig_thuis"
    RVDK = "rvdk"
    VIR = "vir"
    POLITIE = "politie"
    LEERPLICHT = "leerplicht"
    CALAMITEIT = "calamiteit"
    ANDERS = "anders"


class DecisionKind(Word):
    """What was decided about the gezin."""

    TRIAGE = "triage"
    INDICATIE = "indicatie"
    OPSCHALEN = "opschalen"
    AFSCHALEN = "afschalen"
    AFSLUITEN = "afsluiten"
    WEIGERING = "weigering"
    MAATREGEL = "maatregel"
    UITHUISPLAATSING = "uithuisplaatsing"
    TERUGPLAATSING = "terugplaatsing"
    ANDERS = "anders"


class SourceKind(Word):
    """What sort of record a source is."""

    DOSSIER = "dossier"
    INTERVIEW = "interview"
    REGISTRATIE = "registratie"
    REPORT = "report"
    ANDERS = "anders"


class AgreementKind(Word):
    """Why a link is rightly absent."""

    VIA_REGISSEUR = "via_regisseur"
    TOESTEMMING_GEWEIGERD = "toestemming_geweigerd"
    PAUZE = "pauze"
    ANDERS = "anders"


class SightingPlace(Word):
    """Where a hulpverlener saw or spoke with a gezinslid."""

    THUIS = "thuis"
    SCHOOL = "school"
    KANTOOR = "kantoor"
    ELDERS = "elders"


class CoverageState(Word):
    """Whether somebody serves a gezinslid in a domain."""

    SERVED = "served"
    WAITING = "waiting"
    REFUSED = "refused"
    NOBODY = "nobody"


class RowStatus(Word):
    """How sure a row of the reference data is; only `verified` was read in its source."""

    VERIFIED = "verified"
    RECALLED = "recalled"
    PROPOSAL = "proposal"


class Binding(Word):
    """How firmly a norm binds, from an act of parliament to good practice."""

    WET = "wet"
    AMVB = "amvb"
    PROTOCOL = "protocol"
    VELDNORM = "veldnorm"
    BESTUURLIJKE_AFSPRAAK = "bestuurlijke_afspraak"
    GOEDE_PRAKTIJK = "goede_praktijk"


class TermUnit(Word):
    """In what the term of a norm is counted; the last two carry no number."""

    WERKDAGEN = "werkdagen"
    KALENDERDAGEN = "kalenderdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"
    LEEFTIJD = "leeftijd"
    ONVERWIJLD = "onverwijld"
    GEEN_TERMIJN = "geen_termijn"


class Modality(Word):
    """Whether somebody has to share something, is allowed to, or is not."""

    MUST = "must"
    MAY = "may"
    NOT_ALLOWED = "not_allowed"
    TASK = "task"


class SecrecyRegime(Word):
    """Under which rules of secrecy an organisation works."""

    GGZ_MEDISCH = "ggz_medisch"
    JEUGDWET_7_3 = "jeugdwet_7_3"
    WMO_5_3 = "wmo_5_3"
    POLITIEGEGEVENS = "politiegegevens"
    JUSTITIEEL = "justitieel"
    AMBTELIJK_AWB_2_5 = "ambtelijk_awb_2_5"
    ONDERWIJS_AVG = "onderwijs_avg"
    GEEN = "geen"


class SupervisorKind(Word):
    """What sort of supervisor stands over an organisation."""

    INSPECTION = "inspection"
    MUNICIPAL = "municipal"
    AUTHORITY = "authority"
    COURT = "court"
    OTHER = "other"


class Label(Word):
    """The label of a node in the graph that people query."""

    CASUS = "Casus"
    GEZINSLID = "Gezinslid"
    ORGANISATION = "Organisation"
    HULPVERLENER = "Hulpverlener"
    DOMAIN = "Domain"
    INVOLVEMENT = "Involvement"
    CONTACT = "Contact"
    HANDOVER = "Handover"
    KNOWLEDGE = "Knowledge"
    SIGNAAL = "Signaal"
    SHARE = "Share"
    REGIE = "Regie"
    PLAN = "Plan"
    DECISION = "Decision"
    MELDING = "Melding"
    NEED = "Need"
    SIGHTING = "Sighting"
    AGREEMENT = "Agreement"
    SOURCE = "Source"
    CALAMITEIT = "Calamiteit"
    CASUS_VERSION = "CasusVersion"
    EXPLANATION = "Explanation"
    ORGANISATION_RECORD = "OrganisationRecord"
    ORGANISATION_TYPE = "OrganisationType"
    SUPERVISOR = "Supervisor"


class Relationship(Word):
    """The type of a relationship in the graph that people query; none carries properties."""

    IN_GEZIN = "IN_GEZIN"
    WORKS_FOR = "WORKS_FOR"
    ACTIVE_IN = "ACTIVE_IN"
    HAS = "HAS"
    FOR = "FOR"
    IN_DOMAIN = "IN_DOMAIN"
    SERVES = "SERVES"
    TOOK_PART = "TOOK_PART"
    INVITED = "INVITED"
    CONFIRMED = "CONFIRMED"
    ABOUT = "ABOUT"
    FROM = "FROM"
    TO = "TO"
    FROM_DOMAIN = "FROM_DOMAIN"
    TO_DOMAIN = "TO_DOMAIN"
    OF = "OF"
    CARRIED = "CARRIED"
    BY = "BY"
    BETWEEN = "BETWEEN"
    WAITING_AT = "WAITING_AT"
    STATED_IN = "STATED_IN"
    PART_OF = "PART_OF"
    RECORDED_AS = "RECORDED_AS"
    SUPERVISED_BY = "SUPERVISED_BY"
    VERSION_OF = "VERSION_OF"
    SAID_OF = "SAID_OF"


MINOR_AGE: Final = 18
"""Somebody younger than this, in whole years, is a minor."""

# Content went between the two, or both worked at one table. Knowing of each other, a referral,
# an advice and a commission can all happen without the two ever speaking about the gezin.
TIE_KINDS: Final = frozenset(
    {
        ContactKind.INFO,
        ContactKind.AFSTEMMING,
        ContactKind.CASUSOVERLEG,
        ContactKind.WARME_OVERDRACHT,
        ContactKind.GEZAMENLIJK_PLAN,
        ContactKind.ESCALATIE,
    }
)
"""The contact kinds that tie two hulpverleners together."""

# Their work says nothing about one life domain, so only the file can say where they are active.
TYPES_WITHOUT_DOMAINS: Final = frozenset(
    {OrganisationType.ANDERS, OrganisationType.NOTARIS_ADVOCAAT}
)
"""The organisation types for which a case file must give the domains itself."""

# A term in an act or in an order in council can be exceeded in law; the others are agreements.
LEGAL_BINDINGS: Final = frozenset({Binding.WET, Binding.AMVB})
"""The bindings that make the term of a norm a legal term."""
