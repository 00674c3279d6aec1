"""Acts in sentences: who acts, by whatever name and in whatever voice, and how real the act is."""

import pytest

from etl.claims.acts import read_sentence
from etl.claims.context import Context
from etl.claims.dates import calendar_of
from etl.claims.extraction import speaker_of
from etl.claims.sentences import split_sentences

ACTS = [
    (
        "The White House said on Thursday that 12 Russian banks had been sanctioned.",
        "sanctioned",
        ("US",),
        "enacted",
    ),
    (
        "Twelve Russian banks have been sanctioned, the Treasury Department said in a statement.",
        "sanctioned",
        ("US",),
        "enacted",
    ),
    (
        "Acting on a proposal by the Commission, the Council of the European Union listed 20 Belarusian officials.",
        "listed",
        ("EU",),
        "enacted",
    ),
    (
        "Foreign Secretary David Lammy announced that the UK was sanctioning 15 tankers.",
        "sanctioning",
        ("GB",),
        "enacted",
    ),
    (
        "Australian Foreign Minister Penny Wong announced sanctions on 13 Russian officials.",
        "sanctions",
        ("AU",),
        "enacted",
    ),
    (
        "Ottawa is expelling two Iranian diplomats, Foreign Minister Melanie Joly told reporters.",
        "expelling",
        ("CA",),
        "enacted",
    ),
    ("The Czech Republic threw out 18 staff of the Russian embassy.", "threw", ("CZ",), "enacted"),
    (
        "Following a cabinet meeting in Tokyo, Chief Cabinet Secretary Hirokazu Matsuno said Japan would freeze the assets of four Russian banks.",
        "freeze",
        ("JP",),
        "enacted",
    ),
    (
        "Germany's government on Monday declared 40 Russian diplomats undesirable.",
        "declared",
        ("DE",),
        "enacted",
    ),
    ("The Kremlin has barred 200 British citizens from entering Russia.", "barred", ("RU",), "enacted"),
    (
        "A spokesman for the Polish Foreign Ministry said 45 Russians had been expelled.",
        "expelled",
        ("PL",),
        "enacted",
    ),
    ("Eight diplomats were told to leave by the Norwegian authorities.", "told", ("NO",), "enacted"),
    (
        "In retaliation for the move, Moscow ordered 40 German diplomats to leave.",
        "ordered",
        ("RU",),
        "enacted",
    ),
    (
        "The expulsion by Bulgaria of ten Russian diplomats drew a sharp reply.",
        "expulsion",
        ("BG",),
        "enacted",
    ),
    ("Belgrade has never imposed sanctions on Russia.", "imposed", ("RS",), "denied"),
    ("Serbia refuses to impose sanctions on Russia.", "impose", ("RS",), "denied"),
    ("Brussels is preparing sanctions against 40 Chinese firms.", "sanctions", ("EU",), "planned"),
    ("Had Japan expelled eight diplomats, Russia would have answered.", "expelled", ("JP",), "hypothetical"),
    ("Lithuania became the first EU country to expel the Russian ambassador.", "expel", ("LT",), "enacted"),
    (
        "Estonia, Latvia and Lithuania together expelled 10 Russian diplomats.",
        "expelled",
        ("EE", "LV", "LT"),
        "enacted",
    ),
    ("France and Germany each expelled four Russian diplomats.", "expelled", ("FR", "DE"), "enacted"),
    (
        "Washington, in coordination with the United Kingdom, sanctioned seven Russian officials.",
        "sanctioned",
        ("US",),
        "enacted",
    ),
    (
        "Seven Russian officials were sanctioned on Tuesday by the US in coordination with the EU.",
        "sanctioned",
        ("US",),
        "enacted",
    ),
    (
        "Prime Minister Kishida told parliament that his government would suspend visas for 60 Russian officials.",
        "suspend",
        ("JP",),
        "enacted",
    ),
    ("The Swiss Federal Council adopted further sanctions against Russia.", "adopted", ("CH",), "enacted"),
    (
        "South Korea's foreign ministry on Wednesday added three Russian organisations to its blacklist.",
        "added",
        ("KR",),
        "enacted",
    ),
    ("The UN Security Council froze the assets of 15 North Korean officials.", "froze", ("UN",), "enacted"),
    ("It is now up to Tokyo whether to expel the diplomats.", "expel", None, "hypothetical"),
    ("Analysts expect Washington to sanction Chinese banks.", "sanction", ("US",), "planned"),
    ("Zelensky signed a decree imposing sanctions on 240 Russian companies.", "imposing", ("UA",), "enacted"),
    (
        "President Volodymyr Zelenskyy put into effect a decision to sanction 55 entities.",
        "sanction",
        ("UA",),
        "enacted",
    ),
    (
        "Beijing said it had placed 20 US defence firms on its export control list.",
        "placed",
        ("CN",),
        "enacted",
    ),
    ("The ministry said China had placed 20 US firms on the list.", "placed", ("CN",), "enacted"),
    (
        "New Zealand's Foreign Minister Nanaia Mahuta says 36 Russians have been added to the travel ban list.",
        "added",
        ("NZ",),
        "enacted",
    ),
    (
        "The Treasury's Office of Foreign Assets Control (OFAC) designated 22 individuals.",
        "designated",
        ("US",),
        "enacted",
    ),
    ("OFAC is also designating 17 entities in the United Arab Emirates.", "designating", ("US",), "enacted"),
    ("The decision to close the Russian consulate was taken by Latvia.", "close", ("LV",), "enacted"),
    ("Russia closed the Japanese consulate after being asked to do so.", "closed", ("RU",), "enacted"),
    (
        "The Foreign Office confirmed the UK had recalled its ambassador from Minsk.",
        "recalled",
        ("GB",),
        "enacted",
    ),
    ("Riga has downgraded relations and recalled its ambassador to Moscow.", "recalled", ("LV",), "enacted"),
    (
        "Moscow announced the suspension of the visa-free agreement with Tokyo.",
        "suspension",
        ("RU",),
        "enacted",
    ),
    ("The suspension of the talks by Russia was regretted in Tokyo.", "suspension", ("RU",), "enacted"),
    ("Sanctions imposed by the EU hit 30 Russian companies.", "imposed", ("EU",), "enacted"),
    ("EU foreign ministers agreed to sanction 26 people.", "sanction", ("EU",), "enacted"),
    ("Japan stopped short of expelling the ambassador.", "expelling", ("JP",), "denied"),
    ("Russia could retaliate by expelling Japanese diplomats.", "expelling", ("RU",), "hypothetical"),
    ("Instead of expelling the envoys, Canada summoned them.", "expelling", ("CA",), "denied"),
    (
        "Canada announced that, effective immediately, 12 Russian generals are sanctioned.",
        "sanctioned",
        ("CA",),
        "enacted",
    ),
]


@pytest.mark.parametrize(("text", "word", "actor", "reality"), ACTS)
def test_who_acts_and_how_real_it_is(
    text: str, word: str, actor: tuple[str, ...] | None, reality: str
) -> None:
    sentences = split_sentences(text)
    context = Context(calendar_of(text, "2024-05-17"), speaker_of(sentences))
    found = next(r for r in read_sentence(sentences[0], context) if text[r.start : r.end] == word)
    assert set(found.actor) == set(actor or ())
    assert found.reality == reality
