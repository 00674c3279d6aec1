"""The words of expulsions: leaving, persona non grata, accreditation, answers, totals."""

import re

LEAVING = r"(?:leave|depart|quit|vacate|clear out|return|go home|pack (?:their|its|his|her) (?:bags|suitcases)|pack up|be gone|get out|be gone|gone|pack|exit|go(?=\s*(?:[.,;]|$|(?:by|within|before|as well|too|back|home|in return|in turn|in response|in reply|immediately|at once)\b)))"
PLACE = r"(?:country|territory|state|kingdom|republic|islands?|capital|nation|city|federation|embassy|post)\b"
# The group tells what is left, where it is told: a country, never a treaty or a meeting.
LEAVE = re.compile(
    rf"\b(?:to|must|should|had to|have to|has to)\s+(?:\w+ly\s+)?(?:{LEAVING})\b"
    rf"(?!\s+(?:the|a|an|its|their)\s+(?!{PLACE}|[A-Z]|\w+\s+{PLACE}))"
    r"|(?<!carry )(?<!carried )(?<!carrying )(?<!point )(?<!pointed )(?<!rule )\bout\b"
    r"|(?<=\s)home\b(?=\s*(?:[.,;]|$|by\b|on\b|within\b|from\b|in\b|over\b|after\b))",
)
NON_GRATA = re.compile(
    r"\bperson(?:a|ae|as|s)?[\s-]+non[\s-]+grat(?:a|ae|as|is)\b|\bundesirables?\b|\bunwelcome\b|\bunwanted\b|\bnot welcome\b|\bPNG\b|\bno longer welcome\b",
    re.IGNORECASE,
)
ACCREDITATION = re.compile(
    r"\baccreditations?\b|\bcredentials\b|\bdiplomatic (?:status|immunity|accreditation)\b", re.IGNORECASE
)
OBLIGED = re.compile(
    r"\b(?:must|(?:has|have|had|will have)(?:\s+(?!not\b|told\b|given\b|been\b|\w+ed\b)\S+){0,4}?\s+to|obliged to|(?:are|is|were|was) to)"
    r"\s+(?:\w+ly\s+)?(?:be\s+)?$",
    re.IGNORECASE,
)
# "An order for 23 Britons to go", "demanded that two attachés leave".
ORDER_FOR = re.compile(
    r"\b(?:orders?|instructions?|notices?|decrees?|ultimatum)\s+for\s+[^,;]{3,60}?\s+to\s+$"
    r"|\b(?:demanded|ordered|insisted|decreed|ruled|directed|requires|required)\s+that\s+[^,;]{3,80}?\s+$",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    r"\b(?:may|might|could|should)\b[^,;]*$|^(?!.*\b(?:said|announced|told|informed|decided|confirmed|ordered|announcement|decision)\b)"
    r".*\bwould\b[^,;]*$",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:so far|to date|combined|altogether|together|in total|in all|a total of|between them"
    r"|the (?:total |overall )?number of|since (?:the start|the beginning|20\d\d|\d+ \w+ 20\d\d|\w+ 20\d\d)"
    r"|(?:EU|NATO|European|Western|member) (?:nations|countries|states|members|allies))\b",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"\b(?:in (?:response|reply|answer|retaliation) (?:to|for)|in retaliation for|following)\s+"
    r"(?:(?:the|its|their|\w+['’]s?)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
RUNNING_TOTAL = re.compile(
    r"\b(?:bring|brought|brings|bringing|tak|rais|push)\w*\s+(?:"
    r"(?:the\s+|its\s+|their\s+)?(?:overall\s+|total\s+)*(?:total|number|tally|count)\b[^.;]*?\bto"
    r"|to(?=\s+\S+\s+the (?:total |overall )?number\b))\s+(?P<number>[\w-]+(?:\sdozen)?)",
    re.IGNORECASE,
)
AMONG_COUNTRIES = re.compile(
    r"\bamong\s+(?:the\s+|some\s+|more than\s+)?[\w-]+\s+(?:\w+\s+)?(?:countries|states|nations)",
    re.IGNORECASE,
)
ALL_OF_THEM = re.compile(r"\b(?:all|the entire|its entire|every)\s+(?:\w+\s+){0,3}\w+$", re.IGNORECASE)
EXPELLING = re.compile(
    r"\bexpel|\bexpuls|\bsent home\b|\bordered (?:out|to leave)\b|\bpersona", re.IGNORECASE
)
ASKING = ("ask", "asked", "asks", "told", "tells", "ordered", "orders", "instructed", "demanded")
# Verbs that make another one act, in whatever mood that is told.
DEMANDING = (
    *ASKING, "demand", "demands", "demanding", "request", "requests", "requested", "requesting", "require", "requires",
    "required", "instructs", "instruct", "insisted", "asking", "telling", "order", "ordering", "forced", "forces",
    "forcing", "compelled", "obliged", "made", "sought", "announced", "gave",
)  # fmt: skip
# A request to those who govern, which has expelled nobody yet.
MERELY_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|urg\w+|request\w*|call\w* (?:on|upon)|press\w+|tell|told)\s+(?:the\s+|its\s+|their\s+)?"
    r"(?:\w+\s+){0,2}?(?:cabinet|government|president|minister|ministry|council|commission|authorities|parliament)"
    r"\s+to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
