"""What the words of seeds/words are to the rules that ask for them."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["WordClass"]


class WordClass(StrEnum):
    """What the words of seeds/words are to the rules that ask for them."""

    # What a truce or a deal is called: `sealed a pact`.
    ACCORD = "accord"
    # Done after an event and told on a later day: `charged on Thursday with`, `condemned on Friday`.
    AFTERMATH_VERB = "aftermath_verb"
    # What is held, opened or imposed after an event: `held a vigil on Thursday`.
    AFTERMATH_NOUN = "aftermath_noun"
    # Of these, what people come to and may be hit at: `drones struck a funeral`.
    ATTENDED = "attended"
    # Takes somebody for somebody: `gunmen believed to be herders`.
    ASSUMING = "assuming"
    # What those do who come into a place that others leave: `the army entered the town`.
    ENTERING_VERB = "entering_verb"
    # Sets an event apart from the one told before: `a separate attack`.
    ANOTHER = "another"
    # Whoever was killed, of whatever kind: the number of them is the whole.
    ANYBODY = "anybody"
    # What is done to the dead and by the dying on later days: `rose to 73 as bodies were recovered`.
    FOUND_DEAD = "found_dead"
    # What is fired, thrown or set off, and where it is kept: `unearthed a cache`.
    ARMS = "arms"
    # Armed bodies that hold no office: `the group's spokesman` is no official.
    BAND = "band"
    # Where an armed group stays: `opened an outpost`.
    BASE = "base"
    # People who speak for a cause, at a march or away from it.
    CAMPAIGNER = "campaigner"
    # What a war does before it goes on: `since fighting broke out`.
    BEGINNING = "beginning"
    # Somebody killed, who counts once found.
    BODY = "body"
    # People who only stand where something is done to them: `fired on a crowd`.
    BYSTANDERS = "bystanders"
    # Words for prisons and those in them, who are recaptured as towns are.
    CAPTIVE = "captive"
    # What people live, work, shop, learn, pray and travel in.
    CIVIL_OBJECT = "civil_object"
    # Singular for many people: killing one kills nobody knows how many.
    COLLECTIVE = "collective"
    # Where or when some of the dead died: `on the spot`, `in hospital`.
    CIRCUMSTANCE = "circumstance"
    # Violence of months and years, whose dead are no event's.
    CONFLICT = "conflict"
    # Adverbs of a habit.
    CONTINUAL = "continual"
    # Finds fault with somebody, who did what stands behind `for`: `condemned the army for the raid`.
    CENSURING = "censuring"
    # People who are a crowd when they act together: `residents thrashed two men`.
    CROWD = "crowd"
    # Before a colon, it says that a day follows: `When: Tuesday`.
    DAY_LABEL = "day_label"
    # What an event is of whoever did it: `the work of rebels`.
    DEED = "deed"
    # Before a country name, it makes the name a place.
    DIRECTION = "direction"
    # Behind a country's name, it makes the name that of a part of a country: `Niger state`.
    DIVISION = "division"
    # Its subject may be the event, and its object is then the victim or target.
    EFFECT_VERB = "effect_verb"
    # How the wounded end, and words for what they have: the day they die is not the day they were hit.
    DYING_VERB = "dying_verb"
    WOUND_WORD = "wound_word"
    # What is done with bodies that are counted.
    FINDING_VERB = "finding_verb"
    # Armed people of a side that is known: `the paramilitaries`.
    FIGHTER = "fighter"
    # What the names of police forces of many countries are made of: `the National Civil Police`.
    FORCE_NAME = "force_name"
    # What comes from guns: `wounded by Israeli fire`.
    FIRING = "firing"
    # People who are for somebody and bear no arms: `supporters of the opposition leader`.
    FOLLOWER = "follower"
    # Before a rank or an office, it tells that somebody no longer holds it.
    FORMER = "former"
    # People who protest, and their gathering.
    GATHERING = "gathering"
    # What tells that people who came together are against somebody: `chanting slogans`.
    DISSENT = "dissent"
    # What those do who are against somebody, and what those do who come together for whatever reason.
    PROTESTING_VERB = "protesting_verb"
    GATHERING_VERB = "gathering_verb"
    # Why people come together who are against something: `walked to parliament to demand an inquiry`.
    PURPOSE_VERB = "purpose_verb"
    # Counts of a crowd: `hundreds of nurses`.
    GREAT_COUNT = "great_count"
    # A place where people live: `took the town`.
    LOCALITY = "locality"
    # Heads of a village, town or district, who tell of what happened there.
    LOCAL_OFFICE = "local_office"
    # What was told just before, by no more than that it happened: `the incident occurred at Ora`.
    INCIDENT = "incident"
    # What robbers carry off: money, food, cattle.
    GOODS = "goods"
    # What may be taken or held: words for ground, not for goods.
    GROUND = "ground"
    # Ties somebody to a deed as one who had a part in it: `soldiers involved in the massacre`.
    INVOLVING = "involving"
    # Somebody's family, who are nobody's fighters whoever he is: `the wife of a colonel`.
    KIN = "kin"
    # What somebody does with a weapon who has not used it: `two men carried bombs`.
    KEEPING_VERB = "keeping_verb"
    # Lays an event to somebody: `the raid was attributed to rebels`.
    LAYING_VERB = "laying_verb"
    # What those do who lose a place: `the rebels pulled out of the town`.
    LEAVING_VERB = "leaving_verb"
    # What those did who had a place: `a camp that the army had held`.
    HOLDING_VERB = "holding_verb"
    # Its subject does the event that its object names: `staged the blast`, `the explosion was organised by rebels`.
    DOING_VERB = "doing_verb"
    # Only carries the noun that names the event: `carry out a raid`.
    LIGHT_VERB = "light_verb"
    # What those who tell it have been through: `Tahir, who escaped`.
    LIVING_VERB = "living_verb"
    # Behind a number that counts no people: `5 km`.
    MEASURE = "measure"
    # Behind a number and a hyphen: `a 5-year truce`.
    MEASURE_PART = "measure_part"
    # Ties a phrase to whom it belongs to: `areas held by rebels`.
    MEMBERSHIP = "membership"
    # Parts of the body that are cut off: `cut off her ear`.
    LIMB = "limb"
    # What a crowd blocks: `blocked the motorway`.
    ROUTE = "route"
    # Says that what it stands beside is an army's.
    MILITARY_WORD = "military_word"
    # Goes up to a number: `rose to 59`.
    MOVING_VERB = "moving_verb"
    # Makes a number that of a country: `nationwide, 22 died`.
    NATIONWIDE = "nationwide"
    # What kills and is nobody: diseases, beasts, weather, crashes.
    NATURAL_CAUSE = "natural_cause"
    # Ends like a word for a person and is none.
    NO_PERSON = "no_person"
    # What was told just before, as somebody is said to have told it: `the information was given by the ministry`.
    NEWS = "news"
    # What somebody does who is the source of a piece of news: `this was stated by the governor`.
    TELLING_VERB = "telling_verb"
    # When something that lasts began: `since the outbreak of the war`.
    OUTSET = "outset"
    # Where bodies lie and are counted: `we have 17 bodies in the morgue`.
    MORTUARY = "mortuary"
    # Never a side of an event: times and measures.
    NO_SIDE = "no_side"
    # Before a number that counts no people: `resolution 242`.
    NUMBER_LEAD = "number_lead"
    # One person who holds an office, and may be named right after.
    OFFICE = "office"
    # What a group does with responsibility that is its own.
    OWNING_VERB = "owning_verb"
    # Participles that make the country before them a patron: `Turkey-backed`.
    PATRON = "patron"
    # Before a noun, it takes what the noun names for granted: `after the attack`.
    PRESUPPOSING = "presupposing"
    # Its day is that of a report, not of an event.
    PUBLISHING_VERB = "publishing_verb"
    # A rank in an army.
    RANK = "rank"
    # What there is `no` of when nothing is known to have happened: `no report of a death`.
    REPORT_OF = "report_of"
    # Lets somebody go who was held: `freed the engineers`.
    RELEASING_VERB = "releasing_verb"
    # Of a deed it condemns, and of what is said it denies: `rejected the murder`, `rejected the report`.
    SPURNING = "spurning"
    # Said of whoever did it: `responsible for the raid`.
    RESPONSIBLE = "responsible"
    # What is denied by whoever denies the act.
    RESPONSIBILITY = "responsibility"
    # Before a word for an office or outlet, it makes it speak for whoever it belongs to: `press service`.
    PUBLICITY = "publicity"
    # What, with such a word before it, speaks for another: `media wing`.
    OUTLET = "outlet"
    # What forces do to find and fight somebody: `killed in a police operation`.
    OPERATION = "operation"
    # What is done with a bomb before it goes off: `said it had planted the device`.
    PLANTING_VERB = "planting_verb"
    # In the name of a unit, it tells that the unit is an army's.
    REGULAR_UNIT = "regular_unit"
    # Troops who keep the peace for a mission, whatever army they come from.
    PEACEKEEPER = "peacekeeper"
    # Part of a larger group, or come out of it: `the affiliate`, `the armed wing`.
    OFFSHOOT = "offshoot"
    # Whom a communiqué speaks to: `informs public opinion`.
    PUBLIC = "public"
    # A rank in a police force.
    POLICE_RANK = "police_rank"
    # Ties somebody named to the body for which they speak: `who heads the committee`.
    OFFICE_VERB = "office_verb"
    # Where a body publishes its own word: `the brigade's Facebook page`.
    OWN_PAGE = "own_page"
    # What is burned, wrecked or robbed: `torched 40 houses`.
    PROPERTY = "property"
    # Tells of a toll's later days.
    REVISING_VERB = "revising_verb"
    # Done for what somebody did before: `in retaliation for the killing of two`, `to avenge three herders`.
    RETALIATION = "retaliation"
    # People worse than a crowd.
    RIOTER = "rioter"
    # The day of speaking, beside weekdays: `police said late Monday`.
    SAID_WHEN = "said_when"
    # Bodies that speak, whom nobody calls `he`: `the ministry said`.
    SPEAKING_BODY = "speaking_body"
    # Speaks for the body that is named behind it: `head of the hospital`.
    SPEAKER = "speaker"
    # Stands for whoever is called by a name only.
    SOMEBODY = "somebody"
    # Somebody who stands for votes or was voted for, whatever body he belongs to.
    ELECTED = "elected"
    # What those do who come out of an attack alive: `survived a car bomb`.
    SURVIVING_VERB = "surviving_verb"
    # People whose dead are counted apart from all the dead: women, children, the old.
    VULNERABLE = "vulnerable"
    # What artillery, missiles and aircraft do to a place.
    STRIKING_VERB = "striking_verb"
    # What somebody holds to be so: `the rebels' claim that 30 died`.
    STATED = "stated"
    # What an organisation counts or writes, and speaks by.
    SURVEY = "survey"
    # May stand between an office and a name.
    TITLE = "title"
    # Killing verbs that are as often said of things: `lost 14 men`, `lost three villages`.
    THINGS_TOO = "things_too"
    # What is thrown by hand by those who have no arms: `pelted with stones`.
    THROWN = "thrown"
    # What is done with a missile of any kind: `was hurled at the post`.
    THROWING_VERB = "throwing_verb"
    # Announces a number of victims: `the number of dead`.
    TOLL_NOUN = "toll_noun"
    # Brings a toll to its number.
    TOLL_VERB = "toll_verb"
    # Somebody whose capture is an arrest: `caught the boss`.
    WANTED = "wanted"
    # Those who were in what was hit: `wounding its driver`.
    ABOARD = "aboard"
    # How people look who were put to death and left: `blindfolded`, `shot in the head`.
    EXECUTION = "execution"
    # What an army sends and moves: `sent a battalion`.
    TROOPS = "troops"
    # What people are dragged off and driven away in.
    VEHICLE = "vehicle"
    # What blows up by itself: `an oxygen cylinder exploded`.
    VOLATILE = "volatile"
    # What rebels want who fight for no faith: `separatist fighters`.
    WORLDLY_CAUSE = "worldly_cause"
    # Makes a war a fight of a day or two: `tribal war leaves 19 dead`.
    FEUD_KIND = "feud_kind"
    # Brings in the weapon: `using rockets`.
    USING_VERB = "using_verb"
