"""XML lists: one element a record, read in a stream, as nested dictionaries of what is printed.

An element without children and attributes is its text; any other a dictionary with its children by local name
(a list where several stand), its attributes as `@name` and its own text as `#text`. What is empty is left out.
"""

import io
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from models.errors import EmptyInput, InputError

Content = dict[str, Any]
NEXT_STEP = "fetch the file again; the last good version stays until then"
DOCTYPE = re.compile(rb"<!\s*DOCTYPE", re.IGNORECASE)
DEEPEST = 40
LARGEST_RECORD = 10_000_000
LONG_TAG = re.compile(rb"<[^<]{100000,}")
ATTRIBUTE = re.compile(rb"=\s*['\"]")
MOST_ATTRIBUTES = 1000
CHUNK = 1 << 16
SAFELY = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def read_elements(
    content: bytes, part: str, roots: Collection[str], tags: Collection[str], outside: Collection[str] = ()
) -> Iterator[tuple[str, Content]]:
    """Each element with one of the local names `tags`, with its name, in the file's order.

    Elements within one of the names `outside` are not given, such as former states within a record.
    EmptyInput for a file without content; InputError where it is not well-formed, declares a document type
    (entities could pull in other files or grow without end), is nested absurdly, or has another root.
    """
    _refuse_at_sight(content, part)
    try:
        root = _root_of(content, part, roots)
        yield from _read(content, part, root, tags, outside)
    except etree.XMLSyntaxError as error:
        raise _malformed(part, error) from error


def _root_of(content: bytes, part: str, roots: Collection[str]) -> str:
    """The tag of the root, from the first lines of the file, before anything is read from it."""
    for _event, element in etree.iterparse(io.BytesIO(content), events=("start",), **SAFELY):
        _check_root(element.getroottree(), part, roots)
        return str(element.tag)
    raise InputError("has no element", where=part, expected="an XML list", hint=NEXT_STEP)


def _read(
    content: bytes, part: str, root: str, tags: Collection[str], outside: Collection[str]
) -> Iterator[tuple[str, Content]]:
    """The elements, while memory stays that of the largest one."""
    names = (root, *(f"{{*}}{tag}" for tag in tags))
    parser = etree.XMLPullParser(events=("start", "end"), tag=names, **SAFELY)
    top, read_at = None, 0
    for at in range(0, len(content) + CHUNK, CHUNK):
        parser.feed(content[at : at + CHUNK]) if at < len(content) else parser.close()
        for event, element in parser.read_events():
            if event == "start":
                top = element if top is None else top
            elif (name := local_name(element.tag)) in tags and not _is_within(element, outside):
                yield name, as_content(element, part)
                element.clear(keep_tail=True)
                read_at = at
        read_at = read_at if _forget_passed(top, tags) else at
        if at - read_at > LARGEST_RECORD:
            what = f"holds a record of more than {LARGEST_RECORD:,} bytes"
            raise InputError(what, where=part, expected="a list of records", hint=NEXT_STEP)


def _refuse_at_sight(content: bytes, part: str) -> None:
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(
            f"the file is empty ({len(content)} bytes)", where=part, expected="an XML list", hint=NEXT_STEP
        )
    if DOCTYPE.search(content, 0, 4096):
        raise _with_doctype(part)
    _refuse_many_attributes(content, part)


def _refuse_many_attributes(content: bytes, part: str) -> None:
    """The parser takes hours for a million attributes of one element; no list has more than a few."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        content = content.replace(b"\0", b"")  # UTF-16 reads as ASCII without its zero bytes
    for found in LONG_TAG.finditer(content):
        if len(ATTRIBUTE.findall(found[0])) > MOST_ATTRIBUTES:
            raise InputError(
                "holds an element with very many attributes",
                where=part,
                expected=f"at most {MOST_ATTRIBUTES}",
                hint=NEXT_STEP,
            )


def _with_doctype(part: str) -> InputError:
    return InputError(
        "declares a document type",
        where=part,
        expected="plain XML, without DOCTYPE and entities",
        hint=NEXT_STEP,
    )


def _check_root(tree: Any, part: str, roots: Collection[str]) -> None:
    if tree.docinfo.doctype:
        raise _with_doctype(part)
    root = local_name(tree.getroot().tag)
    if root not in roots:
        what = "a web page" if root.lower() == "html" else f"a document <{root}>"
        raise InputError(
            what + ", not the list",
            where=part,
            expected=" or ".join(f"<{name}>" for name in roots),
            hint=NEXT_STEP,
        )


def _malformed(part: str, error: Exception) -> InputError:
    return InputError(
        f"is not well-formed XML: {error}", where=part, expected="a whole XML file", hint=NEXT_STEP
    )


@lru_cache(maxsize=10_000)
def local_name(tag: str) -> str:
    """The name of an element without its namespace: namespaces differ between editions of one list."""
    return tag.rpartition("}")[2]


def as_content(element: Any, part: str = "", depth: int = 0) -> Content:
    """An element as a dictionary; InputError where it is nested deeper than any list is."""
    content = _content(element, part, depth)
    return content if isinstance(content, dict) else {"#text": content} if content else {}


def _content(element: Any, part: str, depth: int) -> Content | str | None:
    if depth > DEEPEST:
        raise InputError(
            "is nested absurdly deep", where=part, expected=f"at most {DEEPEST} levels in a record"
        )
    text = (element.text or "").strip()
    stated = element.items()  # a list: `attrib` would make an object for each element
    if not len(element) and not stated:
        return text or None
    found: Content = {f"@{local_name(name)}": value for name, value in stated if value.strip()}
    for child in element:
        if isinstance(child.tag, str) and (value := _content(child, part, depth + 1)):
            _add(found, local_name(child.tag), value)
        if (tail := child.tail) and not tail.isspace():
            text = f"{text} {tail.strip()}".lstrip()
    if text:
        found["#text"] = text
    return found or None


def _add(found: Content, name: str, value: Content | str) -> None:
    present = found.get(name)
    if present is None:
        found[name] = value
    elif isinstance(present, list):
        present.append(value)
    else:
        found[name] = [present, value]


def _is_within(element: Any, names: Collection[str]) -> bool:
    return bool(names) and any(local_name(above.tag) in names for above in element.iterancestors())


def _forget_passed(top: Any, tags: Collection[str]) -> bool:
    """Free all that was passed, up to the newest element; True where that is a record that is not read yet."""
    node = top
    while node is not None and len(node):
        if local_name(node.tag) in tags:
            return True
        del node[:-1]
        node = node[-1]
    return False
