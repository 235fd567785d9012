"""The words that the benchmark's standards are made of.

Sentences are put together from these lists, so that thirty thousand standards differ from one
another and still read like the work of a service manager. They are checkable on purpose: what
the linter is to find is added by the corpus, and its findings can so be counted on.
"""

TOPICS = (
    "Answering the outside line", "Greeting at the door", "Checking a guest in",
    "Checking a guest out", "Handing over a key card", "Carrying a bag to the room",
    "Taking a table booking", "Seating a party of guests", "Reading back an order",
    "Serving breakfast", "Bringing a bill", "Taking a card payment", "Refunding a deposit",
    "Changing a booking", "Cancelling a booking", "Holding a parcel", "Posting a lost item",
    "Ringing a wake-up call", "Calling a taxi", "Lending an umbrella", "Moving a guest's room",
    "Cleaning a stay-over room", "Releasing a vacated room", "Turning down a bed",
    "Refilling the minibar", "Mending a shower", "Mending a television", "Answering a noise call",
    "Answering a letter", "Answering an email", "Answering a chat", "Writing up a complaint",
    "Closing a complaint", "Handing over a shift", "Opening the front desk",
    "Closing the front desk", "Counting the float", "Looking after a guest with an allergy",
    "Looking after a guest who is ill", "Leading guests out in an alarm",
    "Helping a guest who uses a wheelchair", "Hosting a child at dinner", "Serving at the bar",
    "Refusing a last drink", "Booking a spa hour", "Opening the pool", "Closing the pool",
    "Lending a bicycle", "Showing a meeting room", "Serving a meeting", "Billing a company",
    "Printing a boarding pass", "Storing a bag", "Collecting a bag", "Booking a theatre seat",
    "Recommending a walk", "Welcoming a member", "Welcoming a returning guest",
    "Saying goodbye at the kerb", "Ringing a guest after the stay",
)  # fmt: skip

PLACES = (
    "Harbour Quay", "Castle Street", "Mill Lane", "Station Road", "Abbey Gate", "Priory Row",
    "Fountain Court", "Chapel Hill", "Orchard Walk", "Bridge End", "Lantern Yard", "Weaver's Green",
    "Ferry Point", "Cooper's Wharf", "Tannery Close", "Mariner's Rest", "Signal House",
    "Corn Exchange", "Saddler's Yard", "Rope Walk", "Cathedral View", "Custom House",
    "Old Brewery", "North Pier", "South Pier", "Kiln Meadow", "Falcon Square", "Almond Terrace",
    "Beacon Heights", "Copper Row", "Dyer's Court", "Elm Park", "Foundry Bank", "Granary Dock",
    "Holly Grove", "Ivy Lodge", "Jubilee Gardens", "Kestrel Down", "Linden Avenue", "Market Cross",
)  # fmt: skip

TOWNS = (
    "Dover", "Whitby", "Truro", "Durham", "Ely", "Wells", "Ripon", "Oban", "Perth", "Tenby",
    "Conwy", "Bangor", "Derry", "Armagh", "Lewes", "Rye", "Deal", "Margate", "Poole", "Lyme Regis",
)  # fmt: skip

TRIGGERS = (
    "When an outside call comes in", "When a guest stops at the desk", "Before the call ends",
    "When a guest asks for a second key card", "Once the guest has given a name",
    "When a parcel arrives for a guest", "Before you hand over a key card",
    "When a guest reports a fault in the room", "When the lift is out of service",
    "After the guest has signed the registration card", "When a table is paid",
    "When a guest names an allergy", "Before you take a payment", "When a call rings out",
    "When a guest asks for the manager", "At 07:00 each morning", "At 22:30 each night",
    "When the fire alarm sounds", "Before you enter a room", "When you leave a room",
    "When a guest tells you about noise", "When a booking arrives without a phone number",
    "When a guest cancels by phone", "Once the bank has confirmed a refund",
    "When you hand over your shift", "When a guest leaves something behind",
    "On the day before arrival", "When a taxi is ten minutes late", "When a guest walks in wet",
    "Before you transfer a call", "When a guest writes to us in another language",
    "When a child asks for a drink", "When the kitchen runs out of a dish",
    "After the second course", "When a guest puts down a menu", "When a bag is brought to you",
    "When a room is not ready at 15:00", "Once a complaint is written down",
    "When a guest mentions a birthday", "When a guest returns a hire bicycle",
    "Before the meeting begins", "When a letter of complaint arrives", "At the end of each chat",
    "When a card is declined", "When a guest asks for a quote", "After you have apologised",
    "When the booking system is down", "When a guest rings from the car park",
    "While you look something up", "When two guests reach the desk together",
)  # fmt: skip

ACTIONS = (
    "say your first name", "read the booking number back", "write the room number on the slip",
    "use the guest's name once", "ask what brings the guest to town",
    "turn the screen to the guest", "give the total with tax included",
    "tell the guest which floor the room is on",
    "repeat the guest's question in one sentence", "write the hour into the log",
    "ring the duty manager on extension 200", "offer a seat and a glass of water",
    "point at the lift with an open hand", "name the next step and who takes it",
    "put the note into the booking", "stand up from your chair", "ask for the guest's phone number",
    "thank the guest by name", "walk the guest to the door", "knock twice and say who you are",
    "switch on the lamp beside the bed", "open the allergen sheet at that dish",
    "hold the line and read out the queue", "say how many minutes the wait is",
    "sign the slip with your initials", "lay the bill face down", "print two copies",
    "send the confirmation by email", "ring the number back", "apologise before you ask anything",
    "put the bag on the stand", "lock the drawer",
    "photograph the fault and attach it to the ticket",
    "check the passport against the booking", "count the money aloud", "move the sign to the door",
    "pour water for each person at the table", "bring the high chair", "write the name on the card",
    "hand over the umbrella and note the room", "offer the guest two rooms by number",
    "tell the kitchen in writing", "leave the door card as you found it",
    "put the request into the list for the next shift", "say goodbye and the guest's name",
    "call the guest's room once", "offer the second date on the list",
    "explain the charge line by line", "fetch the porter", "read the limits card before you decide",
)  # fmt: skip

LIMITS = (
    "within 20 seconds", "within 30 seconds", "within 45 seconds", "within 2 minutes",
    "within 3 minutes", "within 5 minutes", "within 10 minutes", "within 15 minutes",
    "within half an hour", "within 1 hour", "within 2 hours",
    "within 2 working days", "before the guest sits down",
    "before you hang up", "before the lift doors close", "while the guest is still at the desk",
    "", "", "", "",
)  # fmt: skip

TARGETS = (
    "20 seconds", "30 seconds", "45 seconds", "2 minutes", "3 minutes", "5 minutes", "10 minutes",
    "15 minutes", "half an hour", "1 hour", "2 hours", "1 working day", "2 working days",
)  # fmt: skip

REASONS = (
    "Silence makes callers think that they are forgotten, before we have said a word.",
    "A guest who waits with a bag in each hand is counting the seconds.",
    "After nine hours on the road, nobody wants to spell a surname twice.",
    "People remember who looked up from the screen and who did not.",
    "A name, used once, tells a stranger that somebody was waiting for them.",
    "A price that grows at the till feels like a trick, whatever the reason for it is.",
    "One stray hair on the pillow, and the guest sleeps on their own side of the bed.",
    "For a guest with an allergy a menu is a list of risks.",
    "A promise that nobody wrote down is a promise that the night shift breaks.",
    "Whoever rings about noise at 02:00 has lain awake since midnight.",
    "A lost toy is a small thing to us and the whole holiday to a child.",
    "Money that is on its way back is money that somebody is waiting for.",
    "Guests forgive a fault; they do not forgive having to tell us about it a second time.",
    "A café at seven in the morning is the first voice a traveller hears that day.",
    "Being passed from desk to desk tells the guest that nobody owns the problem.",
    "The last minute of a stay is the one that is told to friends.",
    "A wait with a number on it is half as long as a wait without one.",
    "Hungry people count minutes, and a glass of water stops the clock.",
    "Somebody who uses a wheelchair has been told “no trouble” by people who then found a step.",
    "A bill that has to be explained has been written for us, not for the guest.",
    "An apology that comes after a question sounds like an excuse.",
    "A hotel room is the one door in a strange town that a guest can close.",
    "When the alarm sounds, guests do what the first person in uniform does.",
    "What we say in the first ten seconds settles what kind of talk it will be.",
    "A returning guest has told us their story before and hopes that we kept it.",
    "Nobody reads a notice at midnight; everybody reads a face.",
    "Each form that we fill in beforehand is a form that the guest doesn't see.",
    "A child who is spoken to first lets the parents sit down.",
    "Members pay for being known, and they notice when they are not.",
    "A handover that leaves out one name leaves out one guest.",
)

FEELINGS = (
    "expected", "remembered", "heard", "respected", "safe", "unhurried", "in control", "known",
    "relieved", "looked after", "taken seriously", "cared for", "protected", "reassured", "calm",
    "confident", "trusted", "welcomed", "included", "informed",
)  # fmt: skip

CAUSES = (
    "because somebody was waiting for them", "because the wait had a number on it",
    "because their name was used", "because nobody asked them twice",
    "because they knew what happens next", "because the choice was theirs",
    "because the bill held no surprise", "because we rang before they had to",
    "because the answer came from the person they had asked", "", "",
)  # fmt: skip

PROMISES = (
    "We answer your call {limit}.", "We greet you {limit} of your reaching the desk.",
    "You have your key {limit} of giving your name.", "We ring you back {limit}.",
    "Your refund leaves us {limit}.", "We tell you what it costs before you say yes.",
    "You tell your story once, and we pass it on for you.",
    "Your bag is in your room {limit} of your arrival.", "We write to you {limit}.",
    "If a fault can't be mended {limit}, we move you to another room.",
)  # fmt: skip


SAY = (
    "Good morning, Harbour Hotels, this is Asha.", "I'll look that up while you hold the line.",
    "It will take 4 minutes. Would you like to sit down?", "Thank you for telling me.",
    "I am sorry. Let me put that in order now.", "May I read that back to you?",
    "The total is £142, tax included.", "Your room is on the third floor, on the quay side.",
    "I don't know, so I won't guess. Let me ask.", "Would the 14th or the 15th suit you?",
)  # fmt: skip

AVOID = (
    "Hold on.", "That's not my department.", "You'll have to ring back.", "Calm down.",
    "It's our policy.", "As I said before…", "No problem.", "Bear with me.",
    "I'm sure it will be fine.", "The computer won't let me.",
)  # fmt: skip

DEFINED = (
    ("prompt", "Before the end of the same working day."),
    ("friendly", "The guest hears their name and a thank-you, and is never talked over."),
    ("courteous", "You stand, look up and let the guest finish the sentence."),
    ("warm", "You smile before you speak, and your first word is a greeting."),
    ("quick", "Done before the guest has been standing for 2 minutes."),
    ("clean", "The room card's 24 points are ticked and a supervisor has signed it."),
    ("attentive", "The glass is refilled before it is empty and nobody has to wave."),
    ("professional", "In uniform with a name badge, and with no phone in your hand."),
    ("helpful", "The guest leaves with an answer or with the name of the person who has it."),
    ("regular", "Once in each hour between 08:00 and 20:00."),
    ("quiet", "Below 40 dB on the meter in the corridor."),
    ("fresh", "Cut or cooked on the day on which it is served."),
    ("fair", "The gesture that the limits card names for that kind of failure."),
    ("polite", "You say please, thank you and the guest's name."),
    ("tidy", "Each thing lies where the room card shows it."),
    ("clear", "The guest can repeat it, and does when you ask."),
)

LOCAL = (
    ("discreet", "No name and no room number is said aloud."),
    ("cheerful", "The guest sees a smile before they hear a word."),
    ("patient", "You let the guest finish before you speak."),
    ("thorough", "All 24 points are looked at, from the first to the last."),
    ("flexible", "You offer two other hours on the same day."),
    ("organised", "The desk holds the booking screen, one pen and one pad."),
)

NOUNS = (
    ("house list", "The list of guests in the house, printed at 06:00 and at 18:00."),
    ("room card", "The card of 24 points that hangs on the attendant's cart."),
    ("limits card", "The card that shows what each role decides alone."),
    ("handover sheet", "The sheet on which one shift writes what the next one finishes."),
    ("door card", "The card on the handle: red to keep out, green to come in."),
    ("duty phone", "The phone with extension 200, carried by the duty manager."),
    ("night float", "The £300 in the safe from which the night porter gives change."),
    ("allergen sheet", "The sheet that names 14 allergens for each dish on the menu."),
    ("arrival call", "The call on the day before arrival in which we ask for wishes."),
    ("recovery log", "The log in which each failure and what we did about it is written."),
    ("key packet", "The folded card that holds the key, the floor plan and the password."),
    ("linen count", "The count of sheets and towels at the end of a floor's round."),
    ("red folder", "The folder at the desk with the names to call in an emergency."),
    ("pass", "The counter where the kitchen hands plates to the servers."),
    ("float count", "The count of the till, made by two people."),
    ("ring list", "The list of calls that rang out, taken from the phone log at 09:00."),
    ("wish", "Anything a guest has asked for that is not in the room's price."),
    ("stay-over", "A room whose guest sleeps there tonight as well."),
    ("vacated room", "A room whose guest has handed in the key."),
    ("quay side", "The rooms whose window looks on the water."),
    ("station bell", "The bell at the porter's stand."),
    ("post tray", "The tray for guests' letters, emptied at 16:00."),
    ("pool hour", "The hour for which a guest has booked the pool."),
    ("member's note", "The note of what a member told us on the stay before."),
)

VAGUE = (
    "as soon as possible", "in a timely manner", "where appropriate", "without undue delay",
    "in a suitable manner", "whenever feasible",
)  # fmt: skip

ROLES = (
    ("front-desk", "Front desk agent"), ("night-porter", "Night porter"),
    ("reservations-agent", "Reservations agent"), ("room-attendant", "Room attendant"),
    ("server", "Server"), ("concierge", "Concierge"), ("duty-manager", "Duty manager"),
    ("hotel-manager", "Hotel manager"),
)  # fmt: skip

DEPARTMENTS = (
    ("front-office", "Front office"), ("reservations", "Reservations"),
    ("housekeeping", "Housekeeping"), ("restaurant", "Restaurant"), ("concierge-desk", "Concierge"),
    ("leisure", "Leisure"),
)  # fmt: skip

CHANNELS = ("phone", "chat", "email", "in_person")

STAGES = ("before arrival", "arrival", "stay", "departure", "after the stay")

MOMENTS = (
    "First call", "Booking by email", "Booking by chat", "Arrival call", "Kerb", "Front door",
    "Check-in", "Lift", "Corridor", "First sight of the room", "Wake-up call", "Breakfast",
    "Bar", "Dinner table", "Room service", "Daily service", "Turn-down", "Pool", "Spa",
    "Meeting room", "Car park", "Bicycle stand", "Luggage room", "Lost property", "Fault report",
    "Noise report", "Complaint at the desk", "Complaint by letter", "Fire alarm", "Illness",
    "Change of booking", "Cancellation", "Refund", "Invoice", "Check-out", "Taxi", "Farewell",
    "Call after the stay", "Review", "Member's renewal",
)  # fmt: skip
