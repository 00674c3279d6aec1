"""Trade figures in the words of statistics offices, newspapers and encyclopaedias: every way of naming a flow."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]
Figure = tuple[str | list[str], str, str, float, str, str | None]
MIRROR = {"import": "export", "export": "import"}

# Text, publication date, and its figures: reporter, partner, flow, value, currency, period (None: not tested).
TEXTS: list[tuple[str, str | None, list[Figure]]] = [
    ("Germany's imports from Russia shrank to €14.6 billion in 2022, the Federal Statistical Office said.", None, [("DE", "RU", "import", 14.6e9, "EUR", "2022")]),
    ("Bilateral trade between India and Russia climbed to a record $49.4 billion in 2022-23.", None, [("IN", "RU", "turnover", 49.4e9, "USD", None)]),
    ("South Korea shipped $9.98 billion worth of goods to Russia in 2021, chiefly cars and car parts.", None, [("KR", "RU", "export", 9.98e9, "USD", "2021")]),
    ("According to customs data, Turkey purchased US$ 17.4bn of Russian oil and coal in the first half of 2023.", None, [("TR", "RU", "import", 17.4e9, "USD", "2023-01/2023-06")]),
    ("Goods worth 862 billion yen were exported from Japan to Russia in 2021.", None, [("JP", "RU", "export", 862e9, "JPY", "2021")]),
    ("The Netherlands sold Russia EUR 2.5 bn of machinery in 2019.", None, [("NL", "RU", "export", 2.5e9, "EUR", "2019")]),
    ("In 2021 Finland imported goods from Russia to the value of 9.7 billion euros and exported goods worth 3.7 billion euros there.", None, [("FI", "RU", "import", 9.7e9, "EUR", "2021"), ("FI", "RU", "export", 3.7e9, "EUR", "2021")]),
    ("Russian imports from China rose 46.9 percent to $110.97 billion last year.", "2024-02-01", [("RU", "CN", "import", 110.97e9, "USD", "2023")]),
    ("Poland's trade deficit with Russia widened to $9.8 billion in 2021 from $4.9 billion a year earlier.", None, [("PL", "RU", "balance", -9.8e9, "USD", "2021"), ("PL", "RU", "balance", -4.9e9, "USD", "2020")]),
    ("Brazil posted a trade surplus of $61.5 billion in 2022.", None, [("BR", "WLD", "balance", 61.5e9, "USD", "2022")]),
    ("The value of British exports to Belarus was £95 million in 2020; imports from the country came to £142 million.", None, [("GB", "BY", "export", 95e6, "GBP", "2020"), ("GB", "BY", "import", 142e6, "GBP", "2020")]),
    ("EU imports of Russian natural gas were worth half a billion euros in March 2024.", None, [("EU", "RU", "import", 500e6, "EUR", "2024-03")]),
    ("Norway imported seafood worth some €95 million from Russia in 2021.", None, [("NO", "RU", "import", 95e6, "EUR", "2021")]),
    ("Trade turnover between Kazakhstan and Russia exceeded 26 billion dollars in 2022, up 6.1%.", None, [("KZ", "RU", "turnover", 26e9, "USD", "2022")]),
    ("Italy bought 1.2 billion euros' worth of Russian steel in 2021.", None, [("IT", "RU", "import", 1.2e9, "EUR", "2021")]),
    ("Japanese exports to Russia fell 30.1% to ¥604 billion ($4.6 billion) in 2022.", None, [("JP", "RU", "export", 604e9, "JPY", "2022")]),
    ("Russia's exports to Germany, Italy and Poland were $29.6 billion, $19.3 billion and $16.7 billion respectively in 2021.", None, [("RU", "DE", "export", 29.6e9, "USD", "2021"), ("RU", "IT", "export", 19.3e9, "USD", "2021"), ("RU", "PL", "export", 16.7e9, "USD", "2021")]),
    ("Vietnam's exports to and imports from Russia stood at $3.2 billion and $2.3 billion respectively in 2021.", None, [("VN", "RU", "export", 3.2e9, "USD", "2021"), ("VN", "RU", "import", 2.3e9, "USD", "2021")]),
    ("Trade between the EU and China was worth €856 billion in 2022. The EU bought goods for €626 billion from China. In the other direction, exports amounted to €230 billion.", None, [("EU", "CN", "turnover", 856e9, "EUR", "2022"), ("EU", "CN", "import", 626e9, "EUR", "2022"), ("EU", "CN", "export", 230e9, "EUR", "2022")]),
    ("Latvia exported goods worth €1.1 billion to Russia in the first nine months of 2023. Imports over the same period were €312 million.", None, [("LV", "RU", "export", 1.1e9, "EUR", "2023-01/2023-09"), ("LV", "RU", "import", 312e6, "EUR", "2023-01/2023-09")]),
    ("In 2013, Ukraine's exports to Russia totaled $15 billion. By 2015 they had dropped to $4.8 billion.", None, [("UA", "RU", "export", 15e9, "USD", "2013"), ("UA", "RU", "export", 4.8e9, "USD", "2015")]),
    ("China's trade with Russia reached $240.1 billion in 2023, compared with $190.3 billion in 2022.", None, [("CN", "RU", "turnover", 240.1e9, "USD", "2023"), ("CN", "RU", "turnover", 190.3e9, "USD", "2022")]),
    ("Swedish sales to Russia came to 23 billion kronor in 2021.", None, [("SE", "RU", "export", 23e9, "SEK", "2021")]),
    ("Last month, India imported $4.2 billion of Russian crude, government figures show.", "2023-06-15", [("IN", "RU", "import", 4.2e9, "USD", "2023-05")]),
    ("The United States exported $6.4bn in goods to Russia and imported $29.7bn in 2021.", None, [("US", "RU", "export", 6.4e9, "USD", "2021"), ("US", "RU", "import", 29.7e9, "USD", "2021")]),
    ("A spokesman said Serbia's imports of gas from Russia had cost $1.1 billion in 2022.", None, [("RS", "RU", "import", 1.1e9, "USD", "2022")]),
    ("Coal worth two hundred and fifty million euros was imported by Spain from Russia in 2020.", None, [("ES", "RU", "import", 250e6, "EUR", "2020")]),
    ("Kyrgyzstan's exports to Russia tripled to $1 billion in 2022, while imports from Russia rose to $2.3 billion.", None, [("KG", "RU", "export", 1e9, "USD", "2022"), ("KG", "RU", "import", 2.3e9, "USD", "2022")]),
    ("France recorded a deficit of €8.3 billion in its trade with Russia in 2021.", None, [("FR", "RU", "balance", -8.3e9, "EUR", "2021")]),
    ("Total exports of Iran reached $97.7 billion in 2022.", None, [("IR", "WLD", "export", 97.7e9, "USD", "2022")]),
    ("Iranian non-oil exports to Iraq stood at $8.9 billion in fiscal 2022.", None, [("IR", "IQ", "export", 8.9e9, "USD", "2022")]),
    ("The EU's imports from Russia dropped from €163.6 billion in 2021 to €50.6 billion in 2023.", None, [("EU", "RU", "import", 163.6e9, "EUR", "2021"), ("EU", "RU", "import", 50.6e9, "EUR", "2023")]),
    ("Imports of Russian fertilisers into Brazil were valued at $3.5 billion in 2021.", None, [("BR", "RU", "import", 3.5e9, "USD", "2021")]),
    ("Between January and September 2022 Chinese imports of Russian LNG amounted to 4.3 billion dollars.", None, [("CN", "RU", "import", 4.3e9, "USD", "2022-01/2022-09")]),
    ("Australia sends hardly anything to Russia: its exports were worth A$646 million in 2020-21.", None, [("AU", "RU", "export", 646e6, "AUD", None)]),
    ("Mongolia imports almost all its fuel from Russia and paid $1.1 billion for it in 2021.", None, [("MN", "RU", "import", 1.1e9, "USD", "2021")]),
    ("Germany accounted for $27.4 billion of Russia's imports in 2021.", None, [("RU", "DE", "import", 27.4e9, "USD", "2021")]),
    ("Russia was the destination for €4.6 billion of Dutch exports in 2021.", None, [("NL", "RU", "export", 4.6e9, "EUR", "2021")]),
    ("Egypt's wheat purchases from Russia totalled USD 2.46 billion in 2021.", None, [("EG", "RU", "import", 2.46e9, "USD", "2021")]),
    ("Russian Federal Customs Service data show that the country's exports to Turkey totalled $27.1 billion in 2021.", None, [("RU", "TR", "export", 27.1e9, "USD", "2021")]),
    ("Trade between Berlin and Moscow plunged to €8.3bn in the first half of 2023, down from €24bn a year before.", None, [("DE", "RU", "turnover", 8.3e9, "EUR", "2023-01/2023-06"), ("DE", "RU", "turnover", 24e9, "EUR", "2022-01/2022-06")]),
    ("Tokyo's overall trade deficit hit a record 19.97 trillion yen ($155 billion) in 2022.", None, [("JP", "WLD", "balance", -19.97e12, "JPY", "2022")]),
    ("Last year Japan bought nearly 1.9 trillion yen worth of goods from Russia, while its own sales there came to 604 billion yen.", "2023-03-02", [("JP", "RU", "import", 1.9e12, "JPY", "2022"), ("JP", "RU", "export", 604e9, "JPY", "2022")]),
    ("The value of goods imported by the United Kingdom from Russia was £2 million in January 2023.", None, [("GB", "RU", "import", 2e6, "GBP", "2023-01")]),
    ("India's exports of smartphones to the United States were worth $5.6 billion in the year to March 2024.", None, [("IN", "US", "export", 5.6e9, "USD", "2023-04/2024-03")]),
    ("Russia's trade with African countries grew to $24.5 billion in 2023 from $17.9 billion in 2022.", None, [("RU", "AFRICA", "turnover", 24.5e9, "USD", "2023"), ("RU", "AFRICA", "turnover", 17.9e9, "USD", "2022")]),
    ("China remains Iran's main customer. It imported $14.4 billion of Iranian goods in 2021, and sold Iran $8.3 billion.", None, [("CN", "IR", "import", 14.4e9, "USD", "2021"), ("CN", "IR", "export", 8.3e9, "USD", "2021")]),
    ("In fiscal 2021-22 India imported Russian crude worth $2.3 billion; in 2022-23 the figure jumped to $31 billion.", None, [("IN", "RU", "import", 2.3e9, "USD", None), ("IN", "RU", "import", 31e9, "USD", None)]),
    ("Hungary's purchases of Russian gas cost it 4.2 billion euros in 2022.", None, [("HU", "RU", "import", 4.2e9, "EUR", "2022")]),
    ("EU exports to Russia: €89.3 billion in 2021.", None, [("EU", "RU", "export", 89.3e9, "EUR", "2021")]),
    ("According to the ministry, mutual trade between Belarus and Russia amounted to 43.4 billion US dollars in January-November 2022.", None, [("BY", "RU", "turnover", 43.4e9, "USD", "2022-01/2022-11")]),
    ("Armenian exports to Russia, at $2.4 billion, tripled in 2022.", None, [("AM", "RU", "export", 2.4e9, "USD", "2022")]),
    ("Georgia spent $1.1 billion on Russian oil products in 2022.", None, [("GE", "RU", "import", 1.1e9, "USD", "2022")]),
    ("Germany paid Russia about €20 billion for gas in 2021.", None, [("DE", "RU", "import", 20e9, "EUR", "2021")]),
    ("The EU's energy imports from Russia were worth €99 billion in 2021, or 62 percent of everything it bought from the country.", None, [("EU", "RU", "import", 99e9, "EUR", "2021")]),
    ("Swiss watch exports to Russia came to 260 million Swiss francs in 2021.", None, [("CH", "RU", "export", 260e6, "CHF", "2021")]),
    ("Canada imported C$2.14 billion worth of goods from Russia in 2021, against exports of C$655 million.", None, [("CA", "RU", "import", 2.14e9, "CAD", "2021"), ("CA", "RU", "export", 655e6, "CAD", "2021")]),
    ("Pakistan and Russia did $1 billion in trade in 2023.", None, [("PK", "RU", "turnover", 1e9, "USD", "2023")]),
    ("Taiwan's exports of machine tools to Turkey reached $192.9 million in the first quarter of 2023, up 33% from a year earlier.", None, [("TW", "TR", "export", 192.9e6, "USD", "2023-Q1")]),
    ("In 2021 two-way trade between the US and Russia was valued at $36.1bn: American exports were $6.4bn, imports $29.7bn.", None, [("US", "RU", "turnover", 36.1e9, "USD", "2021"), ("US", "RU", "export", 6.4e9, "USD", "2021"), ("US", "RU", "import", 29.7e9, "USD", "2021")]),
    ("Japan had a trade surplus of 110 billion yen with China that month.", None, [("JP", "CN", "balance", 110e9, "JPY", None)]),
    ("Lithuania shipped goods to the value of half a billion euros to Belarus in 2021.", None, [("LT", "BY", "export", 500e6, "EUR", "2021")]),
    ("Uzbekistan's gas imports from Russia rose more than tenfold, to $1.7 billion, in 2024.", None, [("UZ", "RU", "import", 1.7e9, "USD", "2024")]),
    ("Exports from Kazakhstan to Russia in 2022 amounted to $8.8 billion and imports from Russia to $17.3 billion.", None, [("KZ", "RU", "export", 8.8e9, "USD", "2022"), ("KZ", "RU", "import", 17.3e9, "USD", "2022")]),
    ("Cyprus exported services worth 2.9 billion euros to Russia in 2019.", None, [("CY", "RU", "export", 2.9e9, "EUR", "2019")]),
    ("Russian sales of arms apart, trade between Russia and Indonesia totals only about $3 billion a year.", None, [("RU", "ID", "turnover", 3e9, "USD", None)]),
    ("Seoul's imports from Moscow shrank 38 percent in 2023. They were worth $8.9 billion, compared with $14.8 billion in 2022.", None, [("KR", "RU", "import", 8.9e9, "USD", "2023"), ("KR", "RU", "import", 14.8e9, "USD", "2022")]),
    ("In August 2022 France imported EUR 290 million of liquefied natural gas from Russia, twice as much as in August 2021.", None, [("FR", "RU", "import", 290e6, "EUR", "2022-08")]),
    ("US imports of Chinese goods dropped to $427.2 billion in 2023.", None, [("US", "CN", "import", 427.2e9, "USD", "2023")]),
    ("A quarter of Mongolia's imports, $1.5 billion in 2022, came from Russia.", None, [("MN", "RU", "import", 1.5e9, "USD", "2022")]),
    ("Bangladesh imported $482 million worth of Russian goods, mostly wheat, in fiscal year 2020-21, while it exported $665 million.", None, [("BD", "RU", "import", 482e6, "USD", None), ("BD", "RU", "export", 665e6, "USD", None)]),
    ("Russia's current exports of palladium to Japan, worth ¥150bn in 2021, are not covered by the sanctions.", None, [("RU", "JP", "export", 150e9, "JPY", "2021")]),
    ("The Czech Republic's trade balance with Russia showed a deficit of CZK 90.1 billion in 2021.", None, [("CZ", "RU", "balance", -90.1e9, "CZK", "2021")]),
    ("Total goods trade between the UK and Russia was £15.9 billion in the four quarters to the end of Q4 2021.", None, [("GB", "RU", "turnover", 15.9e9, "GBP", None)]),
    ("Spain sold goods for 2,200 million euros to Russia in 2021.", None, [("ES", "RU", "export", 2.2e9, "EUR", "2021")]),
    ("Finland's imports from Russia came to €8.6 billion in 2021, of which energy accounted for €5.3 billion.", None, [("FI", "RU", "import", 8.6e9, "EUR", "2021"), ("FI", "RU", "import", 5.3e9, "EUR", "2021")]),
    ("Figures released by Tokyo on 20 January 2023 show that shipments to Russia dropped by a third to 604 billion yen last year. Imports, on the other hand, grew 26 percent to 1.97 trillion yen.", "2023-01-20", [("JP", "RU", "export", 604e9, "JPY", "2022"), ("JP", "RU", "import", 1.97e12, "JPY", "2022")]),
    ("Turkey is one of Moscow's main trading partners. Its imports from Russia amounted to $58.9 billion in 2022, while its exports to the country were only $9.3 billion.", None, [("TR", "RU", "import", 58.9e9, "USD", "2022"), ("TR", "RU", "export", 9.3e9, "USD", "2022")]),
    ("Russia's trade surplus with the EU narrowed to €1.9 billion in the third quarter of 2023.", None, [("RU", "EU", "balance", 1.9e9, "EUR", "2023-Q3")]),
    ("Oil accounted for €22.7 billion of the EU's imports from Russia in 2021.", None, [("EU", "RU", "import", 22.7e9, "EUR", "2021")]),
    ("Serbian-Russian trade is modest. It came to 4.3 billion euros in 2022, of which 1.2 billion euros were Serbian exports.", None, [("RS", "RU", "turnover", 4.3e9, "EUR", "2022"), ("RS", "RU", "export", 1.2e9, "EUR", "2022")]),
    ("In value terms, Brazil's purchases of Russian fertilizer more than doubled to $5.6 billion in 2022 (2021: $3.5 billion).", None, [("BR", "RU", "import", 5.6e9, "USD", "2022"), ("BR", "RU", "import", 3.5e9, "USD", "2021")]),
    ("Japan's overall imports rose 39.2 percent to a record 118.16 trillion yen in 2022; exports were up 18.2 percent at 98.19 trillion yen.", None, [("JP", "WLD", "import", 118.16e12, "JPY", "2022"), ("JP", "WLD", "export", 98.19e12, "JPY", "2022")]),
    ("Germany's exports to China fell by 8.8% to €97.3 billion in 2023, according to Destatis.", None, [("DE", "CN", "export", 97.3e9, "EUR", "2023")]),
    ("Between January and November, China's exports of cars to Russia were valued at $10.4 billion, against $1.6 billion in the same period of 2022.", "2023-12-20", [("CN", "RU", "export", 10.4e9, "USD", "2023-01/2023-11"), ("CN", "RU", "export", 1.6e9, "USD", "2022-01/2022-11")]),
    ("The US goods trade deficit with China was $279.4 billion in 2023.", None, [("US", "CN", "balance", -279.4e9, "USD", "2023")]),
    ("Exports of German machinery to Russia, worth €5.8 billion in 2021, have collapsed.", None, [("DE", "RU", "export", 5.8e9, "EUR", "2021")]),
    ("Finland's trade with Russia: imports €8.6 bn, exports €3.7 bn (2021).", None, [("FI", "RU", "import", 8.6e9, "EUR", "2021"), ("FI", "RU", "export", 3.7e9, "EUR", "2021")]),
    ("According to Eurostat, EU member states imported €27.6 billion worth of goods from Russia in the first half of 2023, a fall of 75% on the year. Their exports to Russia came to €20.6 billion.", None, [("EU", "RU", "import", 27.6e9, "EUR", "2023-01/2023-06"), ("EU", "RU", "export", 20.6e9, "EUR", "2023-01/2023-06")]),
    ("In 2022, Greek refiners exported fuel worth €1.5 billion to Lebanon.", None, [("GR", "LB", "export", 1.5e9, "EUR", "2022")]),
    ("South Africa sold $587 million of fruit and vehicles to Russia in 2020 and bought $506 million.", None, [("ZA", "RU", "export", 587e6, "USD", "2020"), ("ZA", "RU", "import", 506e6, "USD", "2020")]),
    ("Trade in goods between the EU and Russia totalled €258 billion in 2021, down from a peak of €339 billion in 2012.", None, [("EU", "RU", "turnover", 258e9, "EUR", "2021"), ("EU", "RU", "turnover", 339e9, "EUR", "2012")]),
    ("By 2014, trade turnover between Ukraine and Russia had shrunk to $22.8 billion from $38.3 billion the year before.", None, [("UA", "RU", "turnover", 22.8e9, "USD", "2014"), ("UA", "RU", "turnover", 38.3e9, "USD", "2013")]),
    ("Taiwan bought 1.9 million tonnes of Russian coal worth NT$9.4 billion in 2023.", None, [("TW", "RU", "import", 9.4e9, "TWD", "2023")]),
    ("Estonian customs registered exports to Kazakhstan of €130 million, up from €52 million in 2021.", None, [("EE", "KZ", "export", 130e6, "EUR", None), ("EE", "KZ", "export", 52e6, "EUR", "2021")]),
    ("Hong Kong's re-exports of chips to Russia were worth HK$3.1 billion in 2022.", None, [("HK", "RU", "export", 3.1e9, "HKD", "2022")]),
    ("Over the first eight months Polish exports to Belarus reached 6.2 billion zlotys.", "2022-10-14", [("PL", "BY", "export", 6.2e9, "PLN", "2022-01/2022-08")]),
    ("Sanctions have not stopped the flow: Austria imported Russian gas for 2.7 billion euros in 2023.", None, [("AT", "RU", "import", 2.7e9, "EUR", "2023")]),
    ("Israel's exports to Turkey amounted to $1.6 billion and its imports from Turkey to $4.6 billion in 2023.", None, [("IL", "TR", "export", 1.6e9, "USD", "2023"), ("IL", "TR", "import", 4.6e9, "USD", "2023")]),
    ("Exports from North Korea to China were a mere $58 million in 2021.", None, [("KP", "CN", "export", 58e6, "USD", "2021")]),
    ("Kazakhstan earned $1.3 billion from exports of electronics to Russia in 2022.", None, [("KZ", "RU", "export", 1.3e9, "USD", "2022")]),
    ("TOKYO, Jan 25 - Japan logged a trade deficit of ¥1.45 trillion ($11.1 billion) in December, the 17th straight month of red ink, Ministry of Finance data showed.", "2023-01-25", [("JP", "WLD", "balance", -1.45e12, "JPY", "2022-12")]),
    ("The EU remained Ukraine's biggest trading partner, with two-way trade worth more than €52 billion in 2021.", None, [("UA", "EU", "turnover", 52e9, "EUR", "2021")]),
    ("Figures from the General Administration of Customs put bilateral trade between China and Russia at $227.8 billion for January–November 2024.", None, [("CN", "RU", "turnover", 227.8e9, "USD", "2024-01/2024-11")]),
    ("Iran's shipments of crude to China brought in about $43 billion in 2024, US officials estimate.", None, [("IR", "CN", "export", 43e9, "USD", "2024")]),
    ("Uzbek imports from Russia increased to $7.6 billion, and exports to Russia were up 22 percent at $3.8 billion, in 2024.", None, [("UZ", "RU", "import", 7.6e9, "USD", "2024"), ("UZ", "RU", "export", 3.8e9, "USD", "2024")]),
    ("The UK's imports of goods from Russia fell from £1.7bn in January 2022 to just £33m in June that year.", None, [("GB", "RU", "import", 1.7e9, "GBP", "2022-01"), ("GB", "RU", "import", 33e6, "GBP", None)]),
    ("Last year, Moscow's sales to Beijing hit $129 billion and its purchases from China $111 billion.", "2024-01-15", [("RU", "CN", "export", 129e9, "USD", "2023"), ("RU", "CN", "import", 111e9, "USD", "2023")]),
    ("In the first quarter, Slovakia spent 420 million euros on imports of Russian gas, twice as much as a year before.", "2023-05-10", [("SK", "RU", "import", 420e6, "EUR", "2023-Q1")]),
    ("Russia and Brazil exchanged goods worth $12.1 billion in 2023.", None, [("RU", "BR", "turnover", 12.1e9, "USD", "2023")]),
    ("The value of South Korea's semiconductor exports to China in 2022 was $52 billion.", None, [("KR", "CN", "export", 52e9, "USD", "2022")]),
    ("Exports to Russia from Germany declined 45 percent, to 14.6 billion euros.", None, [("DE", "RU", "export", 14.6e9, "EUR", None)]),
    ("Myanmar's jade exports to China are worth up to $31 billion a year, a campaign group says.", None, [("MM", "CN", "export", 31e9, "USD", None)]),
    ("Bilateral trade between Moscow and New Delhi reached USD 65.7 bn in FY24; Indian exports accounted for only USD 4.26 bn.", None, [("RU", "IN", "turnover", 65.7e9, "USD", None), ("IN", "RU", "export", 4.26e9, "USD", None)]),
    ("China's surplus in trade with the European Union reached €400 billion in 2022, up 58% on the year.", None, [("CN", "EU", "balance", 400e9, "EUR", "2022")]),
    ("Ireland's exports to Russia were €626 million in 2021; those to Ukraine were €82 million.", None, [("IE", "RU", "export", 626e6, "EUR", "2021"), ("IE", "UA", "export", 82e6, "EUR", "2021")]),
    ("Thai rice sales to Iraq earned $800 million in 2023.", None, [("TH", "IQ", "export", 800e6, "USD", "2023")]),
    ("Portugal purchased goods from Angola for 1.1 billion euros in 2022, mostly oil.", None, [("PT", "AO", "import", 1.1e9, "EUR", "2022")]),
    ("By comparison, Japanese imports from Russia were worth 138 billion yen that month, the Finance Ministry said.", None, [("JP", "RU", "import", 138e9, "JPY", None)]),
    ("The bilateral trade turnover was $1.9 billion in 2021, of which Georgian exports were $610 million and imports from Russia $1.02 billion.", None, [("GE", "RU", "turnover", 1.9e9, "USD", "2021"), ("GE", "RU", "export", 610e6, "USD", "2021"), ("GE", "RU", "import", 1.02e9, "USD", "2021")]),
    ("Russian-Turkish trade turnover reached 68.2 billion dollars in 2022, twice the 2021 level of 34.7 billion dollars.", None, [("RU", "TR", "turnover", 68.2e9, "USD", "2022"), ("RU", "TR", "turnover", 34.7e9, "USD", "2021")]),
    ("Germany's trade with China, its biggest trading partner, was worth €254.4 billion in 2023, slightly ahead of its trade with the United States, at €252.8 billion.", None, [("DE", "CN", "turnover", 254.4e9, "EUR", "2023"), ("DE", "US", "turnover", 252.8e9, "EUR", "2023")]),
    ("According to the bank, exports of oil and gas brought Russia $320 billion in 2022.", None, [("RU", "WLD", "export", 320e9, "USD", "2022")]),
    ("India's crude oil imports from Russia rose to $46.5 billion in fiscal 2023-24 from $31 billion in 2022-23 and $2.3 billion in 2021-22.", None, [("IN", "RU", "import", 46.5e9, "USD", "2023-04/2024-03"), ("IN", "RU", "import", 31e9, "USD", "2022-04/2023-03"), ("IN", "RU", "import", 2.3e9, "USD", "2021-04/2022-03")]),
    ("In March 2022 alone, the EU imported Russian pipeline gas worth €5.3 billion, coal worth €480 million and oil worth €4.4 billion.", None, [("EU", "RU", "import", 5.3e9, "EUR", "2022-03"), ("EU", "RU", "import", 480e6, "EUR", "2022-03"), ("EU", "RU", "import", 4.4e9, "EUR", "2022-03")]),
    ("Swiss gold imports from Russia: 1.2 billion francs in May 2022", None, [("CH", "RU", "import", 1.2e9, "CHF", "2022-05")]),
    ("The Kremlin's trade with Tokyo totaled more than $22 billion before the pandemic.", None, [("RU", "JP", "turnover", 22e9, "USD", None)]),
    ("Spain imported Russian LNG for a value of 2,000 million euros.", None, [("ES", "RU", "import", 2e9, "EUR", None)]),
    ("Cuba's imports from the EU were €1.9 billion in 2022, those from Russia $362 million.", None, [("CU", "EU", "import", 1.9e9, "EUR", "2022"), ("CU", "RU", "import", 362e6, "USD", "2022")]),
    ("Japan's trade deficit with Russia came to ¥1.03 trillion in 2022 as imports of ¥1.57 trillion outstripped exports of ¥0.54 trillion.", None, [("JP", "RU", "balance", -1.03e12, "JPY", "2022"), ("JP", "RU", "import", 1.57e12, "JPY", "2022"), ("JP", "RU", "export", 540e9, "JPY", "2022")]),
    ("The 27 bought goods worth €145 billion from Russia in 2020 and sold goods worth €79 billion.", None, [("EU", "RU", "import", 145e9, "EUR", "2020"), ("EU", "RU", "export", 79e9, "EUR", "2020")]),
    ("Russian wheat worth $1.6 billion was shipped to Egypt last season.", None, [("RU", "EG", "export", 1.6e9, "USD", None)]),
    ("Finnish customs say goods exports to Russia were 1.8 billion euros in 2022, when imports were 6.6 billion euros.", None, [("FI", "RU", "export", 1.8e9, "EUR", "2022"), ("FI", "RU", "import", 6.6e9, "EUR", "2022")]),
    ("Moscow sold oil worth $6 billion to Delhi between April and July 2022, while buying Indian goods for $1 billion.", None, [("RU", "IN", "export", 6e9, "USD", "2022-04/2022-07"), ("RU", "IN", "import", 1e9, "USD", "2022-04/2022-07")]),
    ("Despite sanctions, German exports to Kyrgyzstan jumped ninefold to €660 million in 2023.", None, [("DE", "KG", "export", 660e6, "EUR", "2023")]),
    ("The US ran a goods surplus of $43 billion with the Netherlands in 2023.", None, [("US", "NL", "balance", 43e9, "USD", "2023")]),
    ("Beijing's customs administration reported that shipments to Russia were worth $8.9 billion in December 2023, while imports from its neighbour stood at $11.3 billion.", None, [("CN", "RU", "export", 8.9e9, "USD", "2023-12"), ("CN", "RU", "import", 11.3e9, "USD", "2023-12")]),
    ("The combined exports of France, Italy and Spain to Russia fell to €8 billion in 2022.", None, [(["FR", "IT", "ES"], "RU", "export", 8e9, "EUR", "2022")]),
    ("Exports to Japan totalled $77.8 million and imports from Japan $127.5 million in January, the Latvian statistics office reported.", "2023-03-01", [("LV", "JP", "export", 77.8e6, "USD", "2023-01"), ("LV", "JP", "import", 127.5e6, "USD", "2023-01")]),
    ("As of 2021 Belarus sold 41 percent of its exports, worth $16.4 billion, to Russia.", None, [("BY", "RU", "export", 16.4e9, "USD", "2021")]),
    ("Chile's trade surplus for 2022 was $3.8 billion.", None, [("CL", "WLD", "balance", 3.8e9, "USD", "2022")]),
    ("North Korean exports of coal to China had been worth $1.2 billion in 2016.", None, [("KP", "CN", "export", 1.2e9, "USD", "2016")]),
    ("Mutual trade in 2021: Russia-Uzbekistan $6.9 billion, Russia-Kazakhstan $25.6 billion.", None, [("RU", "UZ", "turnover", 6.9e9, "USD", "2021"), ("RU", "KZ", "turnover", 25.6e9, "USD", "2021")]),
    ("Denmark's exports to Russia have halved since 2013, to 7 billion Danish kroner last year.", "2022-02-01", [("DK", "RU", "export", 7e9, "DKK", "2021")]),
    ("Argentina's soybean exports brought in $9 billion last year, most of it from China.", "2022-02-01", [("AR", "WLD", "export", 9e9, "USD", "2021")]),
]  # fmt: skip


def as_seen_by(claim: Claim, reporter: str | list[str]) -> Figure:
    """A claim's figure from one side: exports of one side are imports of the other."""
    fields = claim.fields
    sides, flow = (fields["reporter"], fields["partner"]), str(fields["flow"])
    if sides[0] != reporter and sides[1] == reporter:
        sides, flow = sides[::-1], MIRROR.get(flow, flow)
    return (*sides, flow, fields["value"], fields["currency"], fields.get("period"))  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "published", "figures"), TEXTS)
def test_every_figure_is_read_with_sides_value_and_period(
    read: Read, text: str, published: str | None, figures: list[Figure]
) -> None:
    claims = [c for c in read(text, published) if c.record_type == "trade_figure"]
    assert [c.decision for c in claims] == ["record"] * len(figures)
    in_order = sorted(claims, key=lambda claim: (claim.start, claim.evidence[0].start))
    for claim, figure in zip(in_order, figures, strict=True):
        seen = as_seen_by(claim, figure[0])
        assert (seen[:3], seen[4]) == (figure[:3], figure[4])
        assert seen[3] == pytest.approx(figure[3])
        assert figure[5] is None or seen[5] == figure[5]
