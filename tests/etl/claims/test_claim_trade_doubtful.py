"""Money that is no trade figure, and figures that are held back because they cannot be believed."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

NONE = [
    "The EU granted Ukraine €18 billion in macro-financial assistance as exports to Russia fell.",
    "Russia could lose $20 billion in exports to the EU next year, analysts say.",
    "The government expects exports to Russia to fall to $2 billion in 2023.",
    "BNP was fined $8.9 billion for handling trade with Iran.",
    "Exports to Russia fell by $3 billion in 2022.",
    "The two countries aim to raise bilateral trade to $100 billion by 2030.",
    "Around €300 billion of the Russian central bank's assets have been frozen in the EU, its largest trading partner.",
    "Russian crude exports are sold at a discount of $20 a barrel to Brent.",
    "India signed a $5.4 billion contract to purchase S-400 missile systems from Russia.",
    "Imports from Russia made up 40% of the bloc's gas in 2021.",
    "The new package bans exports to Russia worth more than €11 billion.",
    "Japan will spend 1.2 trillion yen on defence this year, while importing less from Russia.",
    "Exporters lost $400 million because Russia stopped buying Polish apples.",
    "Shipments valued at over $50,000 need a licence when exported to Russia.",
    "The bloc set aside €50 billion for Ukraine, whose exports to Russia have stopped.",
    "Sberbank had assets of $500 billion, and its trade finance arm served exporters to China.",
    "Russia is expected to import $10 billion worth of Chinese cars in 2025.",
    "A price cap of $60 applies to imports of Russian crude carried by EU ships.",
    "Danske Bank agreed to pay $2 billion in penalties over trade with Iran.",
    "The ban on imports of Russian diamonds would hit trade worth $4 billion.",
    "Minsk and Moscow plan to increase mutual trade to $50 billion.",
    "The loss of Russian tourists cost Cyprus €600 million, while exports held up.",
    "If sanctions were lifted, exports to Iran could reach $10 billion.",
    "Poland bought 250 Abrams tanks from the United States for $4.75 billion.",
    "Russia's budget deficit reached 1.76 trillion roubles in January 2023.",
    "Gazprom lost its European market; its shipments fell by $30 billion.",
    "Iran's oil exports rose to 1.4 million barrels a day, the Treasury said, and fined a broker $5 million.",
    "Urals crude sold for $62 a barrel on Monday, two dollars above the cap on Russian exports.",
    "The company sold its Russian business for one euro.",
    "Germany's current account surplus with the US was 40 billion euros in 2020.",
    "Tourists left Greece for Turkey and spent 3 billion euros.",
    "Aid worth $300 million went to Ukraine from Japan.",
    "Weapons worth 2 billion euros went from Germany to Ukraine.",
    "Goods worth $3 million were destroyed in Poland.",
    "Exports to Iran fell from 3.1 million tonnes to 2.4 million.",
    "Ukraine received $1.5 billion from the IMF to cover imports.",
    "Investment by German firms in Russia amounted to €25 billion; trade stagnated.",
    "The ministry said that goods subject to the new export ban accounted for €1.2 billion in annual sales to Belarus.",
    "The EU sanctioned a bank that handled $4 billion in payments for Iranian oil sales.",
    "The Commission proposed a price cap of $47.60 on Russian oil exports.",
    "The sanctions deprive Russia of export revenue worth $400 million a day.",
    "Germany will supply Ukraine with weapons worth €2.7 billion.",
    "A Moscow court fined Google $99 million; the company has no more sales in Russia.",
    "Japan has pledged $5.5 billion in aid to Ukraine and cut its imports of Russian coal.",
    "The Russian budget lost 1.5 trillion roubles in oil and gas revenue last year.",
    "Shell said it would write down up to $5 billion after it stopped buying Russian oil.",
    "A new law would block imports of Chinese goods worth $50 billion.",
    "Washington approved the sale of F-16 fighter jets worth $23 billion to Turkey.",
    "The value of seized exports was put at €12 million by Dutch customs, and two traders were arrested.",
    "Lithuania's gross domestic product grew to €67 billion while exports to Belarus declined.",
    "A €500 million loan from the EIB will help Ukrainian exporters.",
    "Rosneft's profit from sales in Asia rose to 1.3 trillion roubles.",
    "The new tariffs will raise the cost of imports from Canada by $20 billion a year.",
    "Washington plans to sell $2.2 billion worth of missiles to Taiwan.",
    "The World Bank expects Russia's exports to fall to $380 billion next year.",
    "Trade sanctions cost Iran an estimated $150 billion, its president said.",
    "The trader hid $30 million from sales to North Korea in Singapore accounts.",
    "EU governments agreed to buy shells for Ukraine for €1 billion.",
    "Turkey said it had the potential to raise exports to Russia to $10 billion.",
    "Nord Stream 2 cost $11 billion, and no gas was exported to Germany through it.",
    "A $500 million shipment of arms from Iran to Russia was intercepted.",
    "Sanctions relief would allow Iran to sell oil worth $30 billion a year to China.",
    "Ukraine exported grain while receiving €9 billion of EU support.",
    "Norway's sovereign wealth fund sold Russian shares worth $3 billion.",
    "TotalEnergies took a $4.1 billion charge and stopped buying Russian oil.",
    "The EU paid Turkey €6 billion to host refugees, and trade between the two grew.",
    "The ministry allocated $200 million to help exporters who had traded with Russia.",
    "The bank moved $3 billion out of Russia after exports to Europe were halted.",
    "Beijing warned that tariffs would put trade worth $500 billion at risk.",
    "Customs seized goods worth €3 million at the border with Belarus.",
    "Rosatom won a $12 billion contract to build reactors in Egypt, one of the biggest importers of Russian wheat.",
    "Russia's reserves fell by $20 billion as imports from China rose.",
]  # fmt: skip
HELD_BACK = [
    "Japan's exports to Russia in the first 10 months of 2022 were 1..6 billion dollars.",
    "Turkish exports to Russia totalled $9$4 billion in 2022.",
    "Imports to Turkey from Russia were USD *** billion in March.",
    "South Korean exports to Russia were $1,3.4 billion in 2022.",
    "Russia's exports to Russia rose to $3 billion in 2022.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_other_money_gives_no_figure(read: Read, text: str) -> None:
    published = [c for c in read(text) if c.record_type == "trade_figure" and c.decision == "record"]
    assert published == []


@pytest.mark.parametrize("text", HELD_BACK)
def test_a_doubtful_figure_is_held_back_with_a_reason(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text, "2023-04-20") if c.record_type == "trade_figure"]
    assert claim.decision == "quarantine"
    assert claim.reason
