"""Training of the English grammar on Universal Dependencies treebanks: `make model TREEBANK=FOLDER`.

    python -m etl.grammar.training FOLDER

FOLDER holds `ewt_train`, `ewt_dev`, `ewt_test` and `gum_*` as `.conllu.gz`. EWT's training part and all of GUM's
are learnt from, EWT's development part chooses the best epoch, its test part is looked at once, at the end.
The seed is fixed, so the same versions on the same machine give the same model.
"""

import gzip
import json
import shutil
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.training.corpus import Corpus
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from etl.grammar.substitution import in_our_words

HERE = Path(__file__).parent
MODEL = HERE / "model"
SEED = 20220504
TRAINING = ("ewt_train", "gum_*")
SCORES = ("tag_acc", "dep_uas", "dep_las")


def main() -> None:
    """Train, test, and write the model with its scores beside it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        treebank = Path(sys.argv[1])
        learnt = read_sentences(treebank, TRAINING)
        corpora = {
            "train": keep([*learnt, *in_our_words(learnt, SEED)], folder / "train.spacy"),
            "dev": keep(read_sentences(treebank, ("ewt_dev",)), folder / "dev.spacy"),
            "test": keep(read_sentences(treebank, ("ewt_test",)), folder / "test.spacy"),
        }
        best = train_best(corpora, folder)
        scores = evaluate(best, corpora["test"])
    best.config["paths"] = dict.fromkeys(best.config["paths"])
    shutil.rmtree(MODEL, ignore_errors=True)
    best.to_disk(MODEL)
    (MODEL / "scores.json").write_text(json.dumps(scores, indent=2) + "\n")
    print(json.dumps(scores))


def read_sentences(treebank: Path, names: tuple[str, ...]) -> list[Doc]:
    """The sentences of some treebank files, each as a document of its own."""
    found: list[Doc] = []
    for path in sorted(path for name in names for path in treebank.glob(f"{name}.conllu.gz")):
        sentences = gzip.decompress(path.read_bytes()).decode().strip().split("\n\n")
        whole = "\n\n".join(sentence for sentence in sentences if is_whole(sentence))
        found += conllu_to_docs(whole, n_sents=1, no_print=True)  # type: ignore[no-untyped-call]
    if not found:
        raise SystemExit(f"{treebank} holds no {' and no '.join(names)}.conllu.gz")
    return found


def keep(docs: list[Doc], out: Path) -> Path:
    """Sentences in spaCy's binary form."""
    DocBin(docs=docs).to_disk(out)
    return out


def is_whole(sentence: str) -> bool:
    """False for a sentence that the end of a file cuts: each word has ten columns."""
    return all(line.startswith("#") or line.count("\t") == 9 for line in sentence.splitlines())


def train_best(corpora: dict[str, Path], folder: Path) -> Language:
    """The model of the epoch that is best on the development part."""
    overrides = {"paths.train": str(corpora["train"]), "paths.dev": str(corpora["dev"])}
    nlp = init_nlp(load_config(HERE / "training.cfg", overrides=overrides))
    (folder / "out").mkdir()
    train(nlp, folder / "out", stdout=sys.stdout, stderr=sys.stderr)
    return spacy.load(folder / "out" / "model-best")


def evaluate(nlp: Language, corpus: Path) -> dict[str, float]:
    """Accuracy of tags, unlabelled and labelled attachment on a corpus."""
    scores = nlp.evaluate(list(Corpus(corpus)(nlp)))
    return {name: round(float(scores[name]), 4) for name in SCORES}


if __name__ == "__main__":
    main()
