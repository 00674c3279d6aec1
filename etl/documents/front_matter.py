"""The body and the metadata of text files that begin with front matter."""

from etl.documents.metadata import Metadata, metadata_of
from models.errors import InputError


def read_front_matter(text: str, where: str) -> tuple[str, Metadata]:
    """The body after YAML front matter, stripped of blank lines around it, and what the front matter says.

    A text without front matter comes back untouched.
    """
    import frontmatter
    import yaml

    if not text.startswith("---"):
        return text, Metadata()
    try:
        fields, body = frontmatter.parse(text)
    except yaml.YAMLError as failure:
        raise InputError(
            f"the front matter is not valid YAML: {str(failure).splitlines()[0]}",
            where=where,
            expected="`key: value` lines between two lines of ---",
            hint="correct the lines between the first two ---",
        ) from failure
    return (body, metadata_of(fields, where)) if fields else (text, Metadata())
