"""Whatever bytes a statistical office serves: figures, rejections or one clear error; and refused rows are all told."""

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.declare import SourceDefinition, sources
from etl.figures import Reading
from etl.unpacking import unpacked
from models.errors import InputError
from models.vocabulary import SourceKind

BOUNDED = settings(
    max_examples=int(os.environ.get("TORTURE_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
STATISTICS = [one for one in sources().values() if one.kind is SourceKind.STATISTICS]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
JAPANESE = ",".join(
    f"{what}-{at}" for at in ("Year", *MONTHS) for what in ("Quantity1", "Quantity2", "Value")
)
GOOD = {
    "eurostat_comext": b"REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR,QUANTITY_IN_KG\n"
    b"Austria,Russia,TOTAL-Total,2-EXPORT,T-Total,202408-Aug. 2024,5,7\n"
    b'"European Union - 27 countries (AT, BE)",Russia,84,IMPORT,Total,Jan.-Dec. 2023,:,\n',
    "jp_customs": f"Exp or Imp,Year,HS,Country,Unit1,Unit2,{JAPANESE}\n"
    f"1,2024,'870323000,224,NO,KG,{','.join(['1'] * 39)}\n".encode(),
    "un_comtrade": b'{"count":1,"data":[{"freqCode":"M","period":"202203","reporterCode":392,"reporterISO":"JPN",'
    b'"flowCode":"X","partnerCode":643,"classificationCode":"H6","cmdCode":"87","primaryValue":1.5,"qty":2,'
    b'"qtyUnitAbbr":"u","netWgt":3,"motCode":0}],"error":""}',
    "gsdb": b"case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,"
    b"other,target_mult,sender_mult,objective,success\n"
    b'7,Russia,"Japan, EU",2014,2019,1," exp_part",0,1,1,1,0,0,0,end_war,failed\n',
}


def understood(source: SourceDefinition, content: bytes) -> Reading | InputError:
    """What is read, or why the file is refused. Anything else that is raised is a fault."""
    (part,) = source.parts.values()
    try:
        found: Reading = source.module.read_figures("part", unpacked(content, part.file))
    except InputError as error:
        return error
    return found


def is_sound(found: Reading | InputError) -> bool:
    """True for a refusal that says why, and for rows and rejections that are all accounted for, each with a reason."""
    if isinstance(found, InputError):
        return bool(str(found))
    accounted = set(found.refused["printed_key"]) | set(found.rows["printed_key"]) <= found.printed_keys
    return accounted and found.refused["reasons"].null_count() == 0


@pytest.mark.parametrize("source", STATISTICS, ids=lambda one: one.source_id)
def test_the_good_file_is_read_whole(source: SourceDefinition) -> None:
    found = understood(source, GOOD[source.source_id])
    assert isinstance(found, Reading) and is_sound(found)
    assert found.rows.height and found.refused.is_empty()


@pytest.mark.parametrize("source", STATISTICS, ids=lambda one: one.source_id)
@BOUNDED
@given(content=st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_refused(source: SourceDefinition, content: bytes) -> None:
    assert is_sound(understood(source, content))


@pytest.mark.parametrize("source", STATISTICS, ids=lambda one: one.source_id)
@BOUNDED
@given(seed=st.integers(0, 2**32), size=st.sampled_from((1, 3, 40)))
def test_a_damaged_file_is_read_or_refused(source: SourceDefinition, seed: int, size: int) -> None:
    random, content = Random(seed), GOOD[source.source_id]
    start = random.randrange(len(content))
    letters = bytes(random.choice(b'ABab,";01-9.:|\n {}[]') for _ in range(size))
    for damaged in (content[:start], content[:start] + letters + content[start + size :]):
        assert is_sound(understood(source, damaged))
