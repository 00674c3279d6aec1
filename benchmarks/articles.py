"""Made-up articles for the benchmark of documents: text that speaks of our matters, and text that does not."""

import random

ABOUT = (
    "{a} imposed sanctions on {n} {b} companies and {m} officials on Friday.",
    "The {a} government said it would expel {m} {b} diplomats, who have to leave within five days.",
    "{a} added {n} {b} entities to its sanctions list, bringing the total to 1,240.",
    "Imports from {b} to {a} fell 12 per cent to $3.{m} billion in 2023.",
    "{a} suspended the visa facilitation agreement with {b} and closed its consulate in the capital.",
    "In response, {b} declared {m} diplomats of {a} personae non gratae.",
)
FILLER = (
    "The orchestra will play three concerts in the old hall before the summer break.",
    "Farmers in the valley said that the harvest came two weeks late this year.",
    "Her second novel follows a family of bakers over four generations.",
    "The bridge was painted green again after residents had complained about the colour.",
    "A small museum of clocks opened next to the railway station in spring.",
    "Doctors advise walkers to drink enough and to rest in the shade at noon.",
    "The home side scored twice in the last ten minutes and won the cup.",
    "Engineers expect the new telescope to see further than any before it.",
    "He learned to repair bicycles from his grandmother, who ran a workshop.",
    "Rain is likely in the north, while the south stays dry and windy.",
    "The recipe needs flour, butter, two eggs and a little patience.",
    "Students measured how fast the glacier has moved since the last survey.",
    "The library keeps letters of the painter that nobody has read for decades.",
    "A flock of geese held up the morning trains for half an hour.",
    "The Japanese striker joined a French club and scored in his first match.",
    "Tourists from Germany like the quiet villages in the hills of Portugal.",
    "The staff of the bakery closed the shop at noon and went home.",
    "Norway won the relay, and Canada came third behind Italy.",
    "The list of the oldest trees in Poland has four oaks and a lime.",
)
STATES = (("Japan", "Russian"), ("Canada", "Belarusian"), ("Norway", "Iranian"), ("Australia", "Russian"))
TYPICAL_CHARACTERS = 2_000
ONE_IN = 7


def relevant_article(seed: int) -> str:
    """A typical document of two thousand characters, one sentence in seven of which speaks of our matters."""
    return article(seed, ONE_IN)


def irrelevant_article(seed: int) -> str:
    """A document of the same length that says nothing of sanctions, expulsions or trade."""
    return article(seed, 0)


def article(seed: int, one_in: int) -> str:
    """Sentences drawn by a seed until the length is reached; every `one_in`th is about our matters."""
    chance = random.Random(seed)
    sentences: list[str] = []
    while sum(map(len, sentences)) < TYPICAL_CHARACTERS:
        actor, target = chance.choice(STATES)
        about = one_in and len(sentences) % one_in == 1
        pattern = chance.choice(ABOUT if about else FILLER)
        sentences.append(pattern.format(a=actor, b=target, n=chance.randint(5, 90), m=chance.randint(2, 9)))
    return " ".join(sentences) + "\n"
