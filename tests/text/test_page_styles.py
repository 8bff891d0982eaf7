"""Pages in the styles the web has: news must stay, the rest of the page must go.

Each page below is invented. Lines marked `+` are news to read; lines marked `-` must never be coded.
"""

from __future__ import annotations

import pytest

from pipeline.text.segments import segments
from pipeline.text.words import SegmentWords

PAGES = {
    "cookie banner, share bar, newsletter and footer": """
- We value your privacy. We and our 834 partners store cookies on your device. Accept all | Reject all
- Home | World | Politics | Sport
+ Gunmen kill nine at market in Plateau State
- By Grace Obi
- Published 3 March 2024
- Share on Facebook
- Share on X
- Copy link
+ Gunmen on motorcycles killed nine traders at a market in Plateau State on Saturday, police said.
+ The attackers fled before soldiers arrived.
- Sign up for our newsletter and get the day's news straight to your inbox.
+ A survivor counted 14 wounded at the clinic.
- © 2025 Plateau Herald. All rights reserved.
""",
    "Spanish-style consent wall in English": """
- This website uses cookies to improve your experience. By browsing you agree to our cookie policy.
- ACCEPT
- MANAGE COOKIES
+ Two officers die in ambush near Tumaco
+ Two police officers died on Tuesday when their patrol was ambushed near Tumaco, the ministry said.
+ Three suspects were detained.
""",
    "page of photos": """
+ Bomber kills 12 at Multan shrine
+ A bomber struck on Monday inside a shrine in Multan, killing 12 people, officials said. (AP/PTI)
+ The blast wounded more than 40 others, mostly pilgrims, health officials said. (PTI Photo)
+ Volunteers carry a wounded man to a hospital in Multan, Pakistan, Monday, Jan. 30, 2023. (AP/PTI)
""",
    "live blog with clock times": """
+ Live: Shelling of Kharkiv goes on
- 14:32 GMT
+ Two people were killed when a shell hit a bus stop in Saltivka, the mayor said.
- 13:05 GMT
+ Rescuers have pulled five people from a collapsed block.
- 2 hours ago
+ Sirens sounded across the region at dawn.
""",
    "map of one-line reports": """
+ Airstrike on the outskirts of Maarat Misrin
+ Artillery shelling reported in Kafr Nabl
+ IED explosion in Daraa killed two soldiers
+ Turkish drones over Ayn Issa area
""",
    "one line, no full stop": """
+ Car bomb kills six in Mogadishu
""",
    "one sentence": """
+ A roadside bomb killed four soldiers in Mopti region on Sunday, the army said.
""",
    "photo captions of several kinds": """
+ Rebels seize border town after two days of fighting
- Fighters ride through the town of Bunagana, Democratic Republic of Congo, June 13, 2022. REUTERS/Ann Lemba
- FILE - Soldiers patrol in Goma, Nov. 20, 2021. (AP Photo/Sam Mbayo, File)
- A displaced family sits beside the road [Paul Kito/AFP]
+ Rebels of the M23 seized the border town of Bunagana on Monday after two days of fighting.
+ The army said its soldiers had crossed into Uganda.
- Image: Getty Images
""",
    "appeal for donations in the middle": """
+ Protesters stone convoy in Gao
+ Protesters threw stones at a military convoy in Gao on Friday, wounding two soldiers.
- Since 1 May 2023 our newsroom has been paid for by readers like you. Please consider a gift of $5 a month.
- Donate now
+ One protester was shot dead, a hospital source said.
- We depend on your support. Every contribution keeps our journalism free for everyone.
""",
    "other articles at the end": """
+ Police find three bodies near Reynosa
+ Police found three bodies on a dirt road near Reynosa on Monday.
+ The victims had been shot.
- Related stories
- Cartel gunmen kill 12 in Celaya bar
- Five soldiers die in Michoacan mine blast
- Most read
- Bus crash leaves 20 dead in Puebla
""",
    "readers' comments": """
+ Bomb hits bus in Peshawar
+ A bomb hit a bus in Peshawar on Tuesday and killed seven people, hospital officials said.
+ Police said the bomb was hidden in a bag under a seat at the back of the bus.
+ No group said it was behind the attack, the third on transport in the city this month.
- 3 Comments
- asad99
- My cousin says that 50 people were killed and the police hide it.
- truth_seeker
- The army did this itself in 2014 and killed 140 children.
""",
    "wire copy with a dateline": """
+ KAMPALA, June 17 (Newswire) - Militants killed 37 pupils at a school near the border, the army said.
+ The attackers belong to the ADF, a spokesman said.
- Reporting by Ann Lemba; Editing by Paul Kito
""",
    "breadcrumb, tags and teaser lines": """
- Home > World > Asia
+ Mortar fire kills shepherd in Kunar
- Last updated: 8 July 2023, 10:15 pm
+ Mortar fire from across the border killed a shepherd in Kunar on Friday, officials said.
- READ ALSO: Suicide bomber kills 60 in Kabul
- Read more: Taliban commander shot dead
+ Two children were hurt.
- Tags: Kunar, Afghanistan, border
- Follow us on Twitter and Facebook
""",
    "notes of the editors": """
+ Village burned in Sagaing
+ Troops burned 60 houses in a village in Sagaing Region on Wednesday, residents said.
+ A woman of 80 who could not flee was found dead.
- Translated from Burmese. An earlier version of this article gave the wrong day.
- The views expressed in this article are the author's and do not necessarily reflect our editorial policy.
""",
    "headings inside the text": """
+ Three days of clashes in Tripoli
+ Rival militias fought in Tripoli for a third day on Sunday and 32 people died, the health ministry said.
+ Hospitals hit
+ Four hospitals were hit by shells, the ministry said, and ambulances could not reach the wounded.
+ What the government says
+ The prime minister called the fighters criminals and said that he would not leave the city.
""",
    "embeds and remains of a content system": """
+ Drone hits fuel depot in Oryol
- [gallery ids="4512,4513"]
+ A drone hit a fuel depot in Oryol on Thursday night and set two tanks on fire, the governor said.
- {{advert_slot_2}}
- https://t.me/example/4512
- * * *
+ Nobody was hurt.
- Advertisement
""",
}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n"], ids=["lines", "windows lines", "blank lines"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_news_stays_and_the_rest_goes(page: str, ending: str, words: SegmentWords) -> None:
    marked = [line.split(" ", 1) for line in page.strip().splitlines()]
    text = ending.join(line for _, line in marked)
    found = {text[one.start : one.end]: one for one in segments(text, title=None, words=words)}
    lost = [line for mark, line in marked if mark == "+" and not found[line].is_coded]
    coded = [line for mark, line in marked if mark == "-" and found[line].is_coded]
    assert (lost, coded) == ([], [])


def test_the_page_needs_no_last_line_break(words: SegmentWords) -> None:
    text = "Car bomb kills six\nA car bomb killed six people in Mogadishu on Monday."
    kinds = [one.kind for one in segments(text, title=None, words=words)]
    assert kinds == [one.kind for one in segments(text + "\n", title=None, words=words)] == ["headline", "lead"]


def test_an_empty_text_has_no_segments(words: SegmentWords) -> None:
    assert segments(" \n\t\n", title=None, words=words) == []
