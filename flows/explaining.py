"""How `sanctrack extract --explain` shows the steps of reading a document."""

from typing import TYPE_CHECKING

from rich.text import Text

from flows.terminal import plain_table, terminal

if TYPE_CHECKING:
    from etl.claims.trace import Considered

STYLES = {"published": "green", "held back": "yellow", "dropped": "red", "no rule": "dim", "repeated": "dim"}


def show_steps(doc: str, steps: "list[Considered]") -> None:
    """Each step with its rule, its words and why it ended so; sentences that no rule was shown are counted."""
    table = plain_table("rule", "outcome", "where", "words", "why")
    shown = [step for step in steps if step.outcome != "skipped"]
    for step in shown:
        outcome = Text(step.outcome, style=STYLES.get(step.outcome, ""))
        where = f"{step.start}-{step.end}"
        words = " ".join(step.words.split())
        table.add_row(Text(step.rule or "-"), outcome, where, Text(words), Text(step.why))
    console = terminal()
    console.print(Text(f"{doc}: how it was read", style="bold"))
    if shown:
        console.print(table)
    if skipped := len(steps) - len(shown):
        console.print(Text(f"{skipped} more sentences name nothing that a rule looks for", style="dim"))
