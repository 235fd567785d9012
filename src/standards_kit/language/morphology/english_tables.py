"""English words that follow no rule, as tables: what is looked up before one is applied.

Each table is a text, so that importing it costs nothing; it is read when a form is first asked for. One that has several columns has them parted by spaces, and its rows by line ends or commas.
"""

from typing import Final

# A verb, its past and its participle; the endings -s and -ing are made by rule.
VERBS: Final = """
arise arose arisen, awake awoke awoken, be am is are was were been, bear bore borne,
beat beaten, become became, begin began begun, bend bent, bet, bid bade bidden, bind bound,
bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought,
build built, burn burnt burned, burst, buy bought, cast, catch caught, choose chose chosen, cling clung,
come came, cost, creep crept, cut, deal dealt, dig dug, do does did done, draw drew drawn,
dream dreamt dreamed, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed,
feel felt, fight fought, find found, fit fitted, flee fled, fling flung, fly flew flown,
forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen,
get got gotten, give gave given, go goes went gone, grind ground, grow grew grown,
hang hung hanged, have has had, hear heard, hide hid hidden, hit, hold held, hurt, keep kept,
kneel knelt kneeled, know knew known, lay laid, lead led, lean leant leaned, leap leapt leaped, learn learnt learned, leave left,
lend lent, let, lie lay lain lying lied, light lit lighted, lose lost, make made, mean meant, meet met, pay paid,
prove proven proved, put, quit, read, ride rode ridden, ring rang rung, rise rose risen, run ran,
say said, see saw seen, seek sought, sell sold, send sent, set, sew sewn sewed, shake shook shaken,
shed, shine shone, shoot shot, show shown showed, shrink shrank shrunk, shut, sing sang sung,
sink sank sunk, sit sat, sleep slept, slide slid, smell smelt smelled, speak spoke spoken,
speed sped speeded, spell spelt spelled, spend spent, spill spilt spilled, spin spun, split, spoil spoilt spoiled, spread,
spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, strike struck,
strive strove striven strived, swear swore sworn, sweep swept, swim swam swum, swing swung,
take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
tread trod trodden, understand understood, wake woke woken, wear wore worn, weave wove woven,
weep wept, win won, wind wound, withdraw withdrew withdrawn, wring wrung, write wrote written
"""
VERB_PREFIXES: Final = "over under with re fore mis out un up"

# A noun and its plurals; the endings are those of salesperson, grandchild, midwife.
NOUN_ENDINGS: Final = "person people, child children, woman women, man men, wife wives, foot feet"
NOUNS: Final = """
person people, child children, woman women, man men, wife wives, foot feet, life lives, half halves, knife knives, leaf leaves, loaf loaves, scarf scarves, self selves,
shelf shelves, thief thieves, tooth teeth, mouse mice, goose geese, crisis crises, basis bases,
analysis analyses, diagnosis diagnoses, emphasis emphases, hypothesis hypotheses, oasis oases,
synopsis synopses, thesis theses, criterion criteria, phenomenon phenomena, medium media,
memorandum memoranda, curriculum curricula, addendum addenda, datum data, stadium stadia,
bacterium bacteria, bureau bureaux, plateau plateaux, gateau gateaux, tableau tableaux,
appendix appendices, index indices, matrix matrices, focus foci, syllabus syllabi,
alumnus alumni, stimulus stimuli, nucleus nuclei, quiz quizzes, bus buses, gas gases
"""
NO_PLURAL_OF: Final = "human german roman"
# Plurals that mean something else than the word without its -s, which they do not lead back to.
ONLY_PLURAL: Final = """
goods customs news premises means thanks works arms clothes glasses series species savings
always towards regards perhaps afterwards overseas besides whereas manners minutes lens contents
spirits rights ethics basics logistics politics
"""

# A verb and its action noun, where no ending tells.
ACTIONS: Final = """
respond response, complain complaint, advise advice, choose choice, lose loss, sell sale,
know knowledge, succeed success, fail failure, close closure, prove proof, believe belief,
relieve relief, explain explanation, retain retention, intend intention, detain detention,
prevent prevention, intervene intervention, maintain maintenance, register registration,
repeat repetition, compete competition, define definition, recognise recognition,
recognize recognition, add addition, acquire acquisition, enquire enquiry, inquire inquiry,
deliver delivery, recover recovery, discover discovery, injure injury, pursue pursuit,
satisfy satisfaction, destroy destruction, occur occurrence, refer referral, prefer preference,
depend dependence, insist insistence, persist persistence, adhere adherence, interfere interference,
differ difference, enter entry, renew renewal, approve approval, remove removal, arrive arrival,
refuse refusal, propose proposal, dispose disposal, dismiss dismissal, appraise appraisal,
withdraw withdrawal, retrieve retrieval, revive revival, survive survival, rehearse rehearsal,
deny denial, comply compliance, rely reliance, ally alliance, cancel cancellation, admit admittance, betray betrayal,
reverse reversal, acquit acquittal, seize seizure, expire expiry, forgive forgiveness, apologise apology,
apologize apology, empathise empathy, empathize empathy, sympathise sympathy, sympathize sympathy,
summarise summary, summarize summary, emphasise emphasis, emphasize emphasis, analyse analysis,
analyze analysis, criticise criticism, criticize criticism, receive receipt, discuss discussion,
admit admission, permit permission, submit submission, omit omission, transmit transmission,
possess possession, confess confession, impress impression, progress progression,
concede concession, exhaust exhaustion, suggest suggestion, oblige obligation, speak speech,
depart departure, expose exposure, expel expulsion, deceive deception, perceive perception,
promote promotion, devote devotion,
revise revision, supervise supervision, confuse confusion, complete completion, delete deletion,
describe description, pay payment, move movement, ship shipment, act action, react reaction,
elect election, adopt adoption, exhibit exhibition, invent invention, exist existence,
occupy occupation, grow growth, employ employment,  subscribe subscription, prescribe prescription, obey obedience,
observe observance, resign resignation
"""
# Verbs whose action noun is made with -ation, and with -ance.
ATION: Final = """
confirm consult expect invite reserve prepare recommend document install adapt quote explore
inspire accuse combine restore reform transform implement relax tempt tax limit lament converse
conserve preserve examine admire declare determine compile accredit affirm adore alter augment cite
consider imagine exhort experiment interpret observe orient present represent transport evaluate
"""
ANCE: Final = """
assist accept attend perform guide reassure assure insure appear allow resemble endure avoid grieve
resist annoy convey observe disturb
"""
# A verb's ending and its action noun's.
ACTION_ENDINGS: Final = """
ify ification, olve olution, ide ision, ade asion, ude usion, ode osion, pend pension,
tend tension, hend hension, pand pansion, duce duction, quire quisition, vert version,
bute bution, cute cution, rupt ruption, rect rection, lect lection,
nect nection, tect tection, spect spection, ject jection, ract raction, strict striction,
struct struction, ply plication
"""
# What a rule would derive, and is another word or has come to mean another thing.
OTHER_SENSE: Final = """
business casing department basement casement apartment government supplement complement statement
appointment instalment installment management equipment environment garment pavement vestment
ration station nation vacation corporation relation organisation organization direction provision
pension replication supplication complication appliance conception exception contraction privation
reality hospitality principality locality municipality personality speciality fatality mentality
totality activity nativity relativity captivity security publicity specificity electricity
university community opportunity facility witness harness likeness governess illness ability wilderness
lioness fitness parking
"""
# Nouns that do not lead back to what they are made of: not all who assist are an assistance.
NOT_BACK: Final = """
treatment agreement arrangement presence patience agency currency tenancy assistance attendance
residency residence consultancy emergency evidence science audience conference reference experience
sentence influence essence intelligence presentation allowance guidance insurance finance ordinance
appearance importance chance distance instance substance utility ability capacity identity priority
majority minority authority quality quantity entity charity property formality nationality
definition transportation grievance store storage signature speech receipt repair remedy entry sale
"""
# People in -ent and -ant, whose -ence, -ance and -ency is another thing.
AGENTS: Final = """
assistant attendant resident agent tenant client student consultant accountant president applicant
entrant current parent incident comment instant moment
"""

# An adjective and its noun of quality, where no ending tells.
QUALITY_NOUNS: Final = """
safe safety, honest honesty, modest modesty, loyal loyalty, certain certainty,
difficult difficulty, courteous courtesy, brief brevity, clear clarity, simple simplicity,
humble humility, anxious anxiety, noble nobility, proud pride,
angry anger, wise wisdom, brave bravery, discreet discretion, hospitable hospitality,
enthusiastic enthusiasm, grateful gratitude, frail frailty, cruel cruelty, subtle subtlety,
warm warmth, strong strength, long length, wide width, deep depth, high height, true truth,
scarce scarcity, sincere sincerity, severe severity, mature maturity, pure purity,
obscure obscurity, diverse diversity, adverse adversity, dignified dignity,
compassionate compassion, passionate passion, empathetic empathy, sympathetic sympathy,
clean cleanliness, prompt promptitude, private privacy, rare rarity, sane sanity, hungry hunger,
poor poverty, precise precision, immune immunity
"""
# An adjective's ending and its noun's.
QUALITY_ENDINGS: Final = """
ent ence, ent ency, ant ance, ant ancy, ate acy, ble bility, al ality, ous osity, tive tivity,
sive sivity, id idity, mous mity, ic icity, iar iarity, lar larity, ile ility
"""
# Ordinary adjectives: their -s, -ed and -ing belong to a noun or a verb that means something else.
QUALITIES: Final = """
patient short right present late hard real free near ready busy full open good kind safe fast
early low high light dark cool cold hot dry wet loud soft even fit fine just mean most main long
wide deep sure true wrong whole new old young rich live spare square equal novel private public
informed able dull tall flat blunt bold bright close fair firm fresh frank sharp steady still tender upright
clear clean calm warm quiet brief prompt slow smooth sound smart secure humble
"""
# Those of them that, defined as a thing, are that alone: a patient is not patience.
THING_OR_QUALITY: Final = "patient present right short good kind safe"
# Adjectives whose plural is people or things of that very quality.
PLURAL_QUALITIES: Final = (
    "regular professional casual individual local senior junior vulnerable vegetarian"
)
QUALITY_SUFFIXES: Final = "ous ful able ible tive sive less ical"
# ... those of what, behind "more", is seldom a thing; and endings that look like these and are.
COMPARED_SUFFIXES: Final = "ent ant ic al ary id ate ish"
THING_SUFFIXES: Final = "ment val sal rral nial"

# Words whose -ly form, if they have one, means something else (or is no adverb).
NO_LY: Final = """
friend cost time order love live man woman coward week day month year hour night quarter
neighbour neighbor leisure heaven earth king dead mother father sister brother world body state
scholar master wool curl hard late near short bare scarce sick home kind like ease part
rep app supp comp mult fam ear on famil present most real sure certain definite natural possible
probable large main high virtual actual literal last just new
"""

# Spellings of one word; British and American, old and new.
SPELLED: Final = """
grey gray, enquiry inquiry, enquire inquire, cosy cozy, dispatch despatch, ageing aging,
adviser advisor, doughnut donut, pyjama pajama, fulfil fulfill, enrol enroll, enrolment enrollment,
fulfilment fulfillment, instalment installment, skilful skillful, wilful willful, instil instill,
licence license, practise practice, defence defense, offence offense, pretence pretense,
judgement judgment, acknowledgement acknowledgment, abridgement abridgment, catalogue catalog,
dialogue dialog, analogue analog, monologue monolog, travelogue travelog, mould mold, plough plow,
sceptic skeptic, sceptical skeptical, moustache mustache, whisky whiskey, yoghurt yogurt, jewellery jewelry,
chilli chili, counsellor counselor, traveller traveler, marvellous marvelous, woollen woolen,
artefact artifact, sulphur sulfur, aeroplane airplane, maths math, manoeuvre maneuver,
paediatric pediatric, anaesthetic anesthetic, encyclopaedia encyclopedia, orthopaedic orthopedic,
gynaecology gynecology, haemorrhage hemorrhage, diarrhoea diarrhea, foetus fetus, mum mom,
likeable likable, sizeable sizable, moveable movable, useable usable, saleable salable,
email e-mail, online on-line, percent per-cent, ok okay, goodbye good-bye goodby, thankyou thank-you,
analyse analyze, paralyse paralyze, catalyse catalyze, cooperate co-operate, coordinate co-ordinate,
cooperation co-operation, coordination co-ordination, coordinator co-ordinator, cooperative co-operative,
learnt learned, focussed focused, focussing focusing
"""
# ... of a noun, one of whose spellings is also a verb that has nothing to do with it.
SPELLED_NOUNS: Final = "tyre tire, programme program, metre meter, litre liter"
ACCENTED: Final = """
café crèche fiancé fiancée entrée naïve façade décor soirée cliché matinée sauté purée première
déjà crème brûlée crêpe à maître éclair élite communiqué protégé protégée naïveté château gâteau fête
vis-à-vis jalapeño piñata voilà débris
"""
# Without its accent each of these is another word.
ACCENT_TELLS: Final = "rosé résumé exposé pâté lamé maté"
NUMBERS: Final = """
1 one, 2 two, 3 three, 4 four, 5 five, 6 six, 7 seven, 8 eight, 9 nine, 10 ten, 11 eleven,
12 twelve, 15 fifteen, 20 twenty, 24 twenty-four, 30 thirty, 48 forty-eight, 60 sixty
"""

# Acronyms that are ordinary words when they are not in capitals.
ORDINARY: Final = """
it us am an as at be by do go he hi if in is me my no of oh on or ox so to up we pa ma
a ace act aid aim air all and any arc are area arm art ask aware back bad ban bar base best bet
bid big blast book boost box brave brief bright bring build bus but call calm can cap car care case
cash cast cat charm chat check cheer clap class clean clear close coach code cope core cost cover
crisp cup cure cut dare dash data day dear desk dial dig do door dot drive due duty each ear earn
ease easy eat echo edge end engage ever exit eye face fact fair fan far fast fat feel fit fix flag
flow focus for free fresh friend fun gap get gift give glad goal gold good grace grand great greet
grip grow guest guide had hand happy has hat head heal hear heard heart heat help her here hero
hint his hold home honest hope host how hub hug idea ideal impact key kind know lamp land last late
law lead leap learn least led less let lift light like line link list listen live look love low
luck made magic make man map mark mat may meet men mind mist model more most move must name near
neat need nest net new nice night none not note now oar oath off offer old one open our out over
own pace pact pair park part pass past path pay peace pen pet pick pin plan play please plus point
power present pride prime print prompt pulse push put quest quick quiet raise ramp range rank rapid
rate reach read ready real relate rest rich right ring rise road rock role room rope run rush safe
sage sail save say scale see seek send sense serve set share she shine ship show side sign simple
sit six smart smile snap so soft solve soon spark speak speed spin spirit staff stage star start
stay step still stop story strong sun support sure swift tab table tact take talk tap target task
teach team tell ten test thank that the them then they this tidy time tip top touch tour track
train treat true trust try two unite up use value van vast view visit voice wait walk warm was way
welcome well what when who why wide will win wise with word work worth wow yes yet you young zone
"""

# What follows a verb and may stand behind its object: call back, put right, keep informed.
PARTICLES: Final = """
back out in up off down forward forwards over away through around round along aside apart together
on by ahead across
"""
# Verbs that take one without an object: think ahead, speak up.
WITHOUT_OBJECT: Final = """
go come speak think sit fall stand step stay wait listen arrive lie grow plan
"""
# Those of them that are prepositions as often.
PREPOSITIONAL: Final = "in up off down over through around round along on by across"
COMPLEMENTS: Final = """
right waiting safe clean clear first straight ready known happy better open good private warm calm
dry tidy secure busy company
"""
# ... and what may follow it there, besides the words of grammar.
AFTERWARDS: Final = """
yourself yourselves ourselves themselves himself herself itself today tomorrow tonight now again
once twice throughout together everywhere always first next later straightaway too instead
"""
COMPLEMENT_VERBS: Final = "keep put make leave hold get set have let bring take"
COMPLEMENT_PREPOSITIONS: Final = "at in on up to under out off into"
# Words that with a particle make a noun: time out, day off.
NOUN_HEADS: Final = """
time day days way night week hour hours one two all year work life morning evening service water
money voice face room
"""
# What stands for any customer in a term: put someone at ease.
PLACEHOLDERS: Final = "someone somebody sb something sth anyone"
POSSESSIVES: Final = "your our their his her its my one's someone's"
ARTICLES: Final = "a an the"
# With "to" before them these are no verbs, or another thing: a coffee to go.
TO_ALONE: Final = "go hand date scale order"
# The second half of words that are also written with a hyphen or as two, and the first.
HALVES: Final = (
    "back out up off down over away through around along aside line site wide side by in"
)
FIRST_HALVES: Final = "re pre co non multi over under out in on off up down by"
ENDINGS_OF_ONE: Final = """
tion sion ment ness ity ly able ible ance ence ancy ency ous ive ful less ing ed ate ify ise ize ent
ant al ic ism ist ship dom ery ory ary ure age ular acy graphy ology tive eous tor ies
"""
NOUNS_OF_PHRASAL_VERBS: Final = """
handover callback checkin checkout signoff followup login logon logout signup
"""
DETERMINERS: Final = (
    "a an the your our their his her its my this that these those each every any no"
)
# Words that show that a verb and a particle around them belong to different phrases.
NOT_BETWEEN: Final = """
to of in on at by for from with into onto over under about after before behind near through until
and or but then that who whom whose which what when where if while as than because so not nor
is are was were be been being has have had do does did will would can could may might must shall
should gets got goes went came come comes go sit lie stand walk run step climb fall look turn
there here why how
"""
NOT_LAST_BETWEEN: Final = "very more so too as most quite really"
SMALL: Final = "a an the in of to at with and or on by for as up out off from"
# A definition that begins so is one of a thing: "patient = Anyone on the ward".
THING_BEGINS: Final = """
a an any anyone anybody anything someone somebody something one each every people person everyone
"""
