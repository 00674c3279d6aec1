"""The closed vocabularies of the store; each becomes a CHECK of the column that uses it.

Entity schemas are FollowTheMoney's names (https://followthemoney.tech); measures are a superset of those
that documents speak of.
"""

from enum import StrEnum


class EntitySchema(StrEnum):
    """What kind of thing is listed, by its FollowTheMoney schema."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    LEGAL_ENTITY = "LegalEntity"
    PUBLIC_BODY = "PublicBody"
    VESSEL = "Vessel"
    AIRPLANE = "Airplane"
    VEHICLE = "Vehicle"
    CRYPTO_WALLET = "CryptoWallet"
    SECURITY = "Security"
    ASSET = "Asset"
    REAL_ESTATE = "RealEstate"
    POSITION = "Position"


class NameKind(StrEnum):
    """The standing of a name among the names of an entity."""

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK_ALIAS = "weak_alias"
    FORMER = "former"
    ORIGINAL_SCRIPT = "original_script"


class IdentifierScheme(StrEnum):
    """Who gives out the number: registers, tax offices, the IMO, exchanges."""

    INN = "inn"
    OGRN = "ogrn"
    KPP = "kpp"
    IMO = "imo"
    MMSI = "mmsi"
    LEI = "lei"
    BIC = "bic"
    OKPO = "okpo"
    ISIN = "isin"
    USCC = "uscc"
    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    TAX_ID = "tax_id"
    REGISTRATION = "registration"
    LICENCE = "licence"
    UN_REFERENCE = "un_reference"
    LIST_ID = "list_id"
    AIRCRAFT_SERIAL = "aircraft_serial"
    AIRCRAFT_TAIL = "aircraft_tail"
    WALLET = "wallet"
    OTHER = "other"


class NationalityKind(StrEnum):
    """How a person belongs to a country."""

    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"


class RelationKind(StrEnum):
    """How one listed entity stands to another: the entity is ... the other."""

    LINKED_TO = "linked_to"
    OWNED_BY = "owned_by"
    OWNER_OF = "owner_of"
    OPERATED_BY = "operated_by"
    OPERATOR_OF = "operator_of"
    FAMILY = "family"
    ASSOCIATE_OF = "associate_of"
    ACTS_FOR = "acts_for"
    SUPPORTS = "supports"
    LEADS = "leads"
    LED_BY = "led_by"
    MEMBER_OF = "member_of"
    EMPLOYED_BY = "employed_by"
    SUCCESSOR_OF = "successor_of"
    SAME_AS = "same_as"


class Measure(StrEnum):
    """What a sanction or a counter-measure does."""

    ASSET_FREEZE = "asset_freeze"
    TRAVEL_BAN = "travel_ban"
    VISA_RESTRICTION = "visa_restriction"
    EXPORT_BAN = "export_ban"
    IMPORT_BAN = "import_ban"
    INVESTMENT_BAN = "investment_ban"
    SERVICES_BAN = "services_ban"
    ARMS_EMBARGO = "arms_embargo"
    FINANCIAL = "financial"
    SWIFT = "swift"
    PORT_BAN = "port_ban"
    TRANSPORT = "transport"
    MFN_WITHDRAWAL = "mfn_withdrawal"
    PAYMENT = "payment"
    SECTORAL = "sectoral"
    DEBARMENT = "debarment"
    EXPORT_LICENCE = "export_licence"
    CLAIMS_BAN = "claims_ban"
    AID_SUSPENSION = "aid_suspension"


class DiplomaticMeasure(StrEnum):
    """What one state does to another beside sanctions and expulsions."""

    SUSPEND_TREATY_TALKS = "suspend_treaty_talks"
    SUSPEND_TALKS = "suspend_talks"
    SUSPEND_CONTACTS = "suspend_contacts"
    SUSPEND_AGREEMENT = "suspend_agreement"
    SUSPEND_MEMBERSHIP = "suspend_membership"
    SUSPEND_MILITARY_COOPERATION = "suspend_military_cooperation"
    VISA_SUSPENSION = "visa_suspension"
    SEVER_RELATIONS = "sever_relations"
    RECALL_AMBASSADOR = "recall_ambassador"
    CLOSE_CONSULATE = "close_consulate"
    CLOSE_INSTITUTION = "close_institution"
    UNFRIENDLY_LIST = "unfriendly_list"
    MFN_WITHDRAWAL = "mfn_withdrawal"
    AIRSPACE_CLOSURE = "airspace_closure"
    PORT_BAN = "port_ban"
    BORDER_CLOSURE = "border_closure"
    EXIT_BAN = "exit_ban"
    MILITARY_EXERCISE = "military_exercise"
    RUBLE_PAYMENT = "ruble_payment"


class TargetUnit(StrEnum):
    """What is counted when a document says how many were sanctioned."""

    PERSON = "person"
    ORGANIZATION = "organization"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ITEM = "item"
    REGION = "region"
    COMBINED = "combined"
    OTHER = "other"


class Qualifier(StrEnum):
    """How exact the document says a figure is."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    UNSTATED = "unstated"


class ClaimScope(StrEnum):
    """Whether a count is what one act added, the total so far, or a part of another count."""

    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    PART = "part"


class ClaimStatus(StrEnum):
    """How far the thing that a document speaks of has gone."""

    THREATENED = "threatened"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    COMPLETED = "completed"
    DENIED = "denied"
    ENDED = "ended"


class Decision(StrEnum):
    """Whether a claim is published or held back for a person to look at."""

    RECORD = "record"
    QUARANTINE = "quarantine"


class DateBasis(StrEnum):
    """Where a date comes from.

    `stated`: in full in the text or list. `stated_partly`: day or month stated, the rest completed from the
    same document. `published`: a weekday or "today" resolved with the publication date. `inferred`: another
    relative date. `first_seen`: the first list version that carries the row. `act_date`: of the legal act.
    """

    STATED = "stated"
    STATED_PARTLY = "stated_partly"
    PUBLISHED = "published"
    INFERRED = "inferred"
    FIRST_SEEN = "first_seen"
    ACT_DATE = "act_date"


class TradeDirection(StrEnum):
    """Direction of trade, seen from the reporter."""

    IMPORT = "import"
    EXPORT = "export"
    TURNOVER = "turnover"
    BALANCE = "balance"


class TradeFlowKind(StrEnum):
    """Direction of an official trade figure, seen from the reporter; imports and exports include what is re-traded."""

    IMPORT = "import"
    EXPORT = "export"
    RE_IMPORT = "re_import"
    RE_EXPORT = "re_export"
    DOMESTIC_EXPORT = "domestic_export"
    FOREIGN_IMPORT = "foreign_import"


class PeriodKind(StrEnum):
    """What kind of period a figure is of; figures of different kinds are never added or compared."""

    MONTH = "month"
    QUARTER = "quarter"
    CALENDAR_YEAR = "calendar_year"
    FISCAL_YEAR = "fiscal_year"
    YEAR_TO_DATE = "year_to_date"


class SourceKind(StrEnum):
    """What a source publishes."""

    LIST = "list"
    DOCUMENTS = "documents"
    STATISTICS = "statistics"


class DocumentOutcome(StrEnum):
    """What became of a retrieved file.

    `not_read`: a text in a language without rules; `duplicate`: the text of another document at another address.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    MALFORMED = "malformed"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_OLD = "too_old"
    NOT_READ = "not_read"
    DUPLICATE = "duplicate"
    ERROR = "error"


class RunState(StrEnum):
    """How an execution stands or ended. `refused`: the input was not fit, the last good version stays."""

    RUNNING = "running"
    COMPLETED = "completed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


class MentionKind(StrEnum):
    """Who is named in a document: an entity of a list, or the holder of an office."""

    LISTED = "listed"
    OFFICE_HOLDER = "office_holder"


class SubjectKind(StrEnum):
    """What a judgement is on: one claim of a document, or whether two entities or two events are the same."""

    CLAIM = "claim"
    ENTITIES = "entities"
    EVENTS = "events"


class Verdict(StrEnum):
    """What was decided: of a claim accept, correct or reject; of a pair same, not same or unsure."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


class JudgementEffect(StrEnum):
    """How a judgement on a claim stands to what the rules read at its words now.

    `applied`: they read what was judged, and the judgement wins. `agreed`: they read by themselves what was
    decided. `differs`: they read something else, which is held back. `alone`: they read nothing there any
    more. `words_gone`: the document no longer has the words, and the judgement makes no claim.
    """

    APPLIED = "applied"
    AGREED = "agreed"
    DIFFERS = "differs"
    ALONE = "alone"
    WORDS_GONE = "words_gone"
