"""XML lists: one element a record, read in a stream, as nested dictionaries of what is printed.

An element without children and attributes is its text; any other a dictionary with its children by local name
(a list where several stand), its attributes as `@name` and its own text as `#text`. What is empty is left out.
"""

import io
import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from models.errors import EmptyInput, InputError

Content = dict[str, Any]
NEXT_STEP = "fetch the file again; the last good version stays until then"
DOCTYPE = re.compile(rb"<!\s*DOCTYPE", re.IGNORECASE)
DEEPEST = 40


def read_elements(
    content: bytes, part: str, roots: Collection[str], tags: Collection[str]
) -> Iterator[tuple[str, Content]]:
    """Each element with one of the local names `tags`, with its name, in the file's order.

    EmptyInput for a file without content; InputError where it is not well-formed, declares a document type
    (entities could pull in other files or grow without end), is nested absurdly, or has another root.
    """
    _refuse_at_sight(content, part)
    wanted = tuple(f"{{*}}{tag}" for tag in tags)
    parsed = etree.iterparse(
        io.BytesIO(content), events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_root_known = False
    try:
        for _event, element in parsed:
            if not is_root_known:
                _check_root(element.getroottree(), part, roots)
                is_root_known = True
            yield local_name(element.tag), as_content(element, part)
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise _malformed(part, error) from error
    if not is_root_known:
        _check_root(parsed.root.getroottree(), part, roots)


def _refuse_at_sight(content: bytes, part: str) -> None:
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(
            f"the file is empty ({len(content)} bytes)", where=part, expected="an XML list", hint=NEXT_STEP
        )
    if DOCTYPE.search(content, 0, 4096):
        raise _with_doctype(part)


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
    if not len(element) and not element.attrib:
        return text or None
    found: Content = {
        f"@{local_name(name)}": value for name, value in element.attrib.items() if value.strip()
    }
    for child in element:
        if isinstance(child.tag, str) and (value := _content(child, part, depth + 1)):
            _add(found, local_name(child.tag), value)
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


def _forget(element: Any) -> None:
    """Free the element and what came before it: memory stays that of one record."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
