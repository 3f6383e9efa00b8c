/**
 * Queries about nothing in particular: how well they score against a library says how well a query scores there by chance, and
 * each kind of them what a query of its kind is like. Written for this purpose, short and long, spread over many subjects, so
 * that no library is about more than a few of them.
 */
const lines = (text: string): readonly string[] => text.trim().split('\n');

const SEEN = lines(`
a lighthouse on a rocky coast in a storm
two goats climbing a steep mountain wall
a blacksmith hammering glowing iron
a library reading room with green lamps
an old woman knitting by a window
a crowded fish market at dawn
the inside of a cathedral organ loft
a child blowing soap bubbles
a snow plough clearing a motorway
a tiger drinking from a pond
a judge in a robe in a courtroom
bees on a honeycomb
a hang glider over green hills
a dentist looking into a mouth
a sailing boat leaning in the wind
a chef slicing onions
a row of washing machines in a laundry
a soldier guarding a palace gate
a deep sea fish with a glowing lamp
a roller coaster going through a loop
a farmer feeding chickens
a barber cutting hair
a satellite dish on a roof
a ballet class at the mirror
a wooden bridge over a gorge
an ambulance with flashing lights
a boy flying a kite on a beach
a glass of beer on a bar
a potter shaping a bowl on a wheel
a cactus in a desert at noon
a chess player thinking
a group of nuns walking through a gate
a climber hanging from a rope
an empty swimming pool full of leaves
a horse race reaching the finish
a moth circling a street lamp
people dancing in the rain
an X-ray picture of a hand
a woman painting her nails
a steam train crossing a viaduct
a dog asleep on a sofa
a plate of spaghetti with tomato sauce
a microscope in a laboratory
a football stadium seen from the air
a car on fire beside a road
a waterfall in the jungle
three men repairing a roof
a cat looking out of a window
a drummer on a stage with red light
a map of Europe on a wall
a baby taking its first steps
an airport seen through rain
a spider weaving its web
a bus full of tourists
a woman riding a bicycle through a park
a wedding dance in a tent
a robot arm welding a car
clouds passing over a city
a hand writing with a fountain pen
a bowl of cherries
a man shouting into a telephone
a girl brushing a pony
icicles hanging from a roof
a firework stall at a fair
an orchestra tuning its instruments
a swimmer turning at the wall
a tailor measuring a jacket
a fox crossing a snowy field
a candle going out
a pile of old newspapers
a helicopter lifting a log
a lizard on a warm stone
a monk sweeping a yard
a skateboarder falling
the moon above a mountain lake
a toy train going round a Christmas tree
a shelf of jam jars
an elevator door closing
a tall crane over a building site
a violinist in the street
a close-up of an eye
a bakery window full of bread
a fisherman mending a net
a queue in front of a ticket office
a tent lit from the inside at night
a herd of reindeer
a man asleep on a train
a barrel rolling down a slope
a green parrot on a branch
an aerial view of a harbour
a priest ringing a bell
a broken window
an ice hockey goal
a bunch of keys on a table
a woman with an umbrella waiting for a tram
sheep coming down a road
a magician pulling a rabbit from a hat
a library of old maps
a puddle reflecting neon signs
a boxing match in a hall
`);

const SAID = lines(`
the price of petrol has gone up again
how to change the tyre of a car
our guest tonight is a famous architect
the train to the coast leaves at nine
bring two eggs and a cup of flour to the boil
she never forgave her sister
the vaccine was tested on volunteers
please fasten your seat belts
he inherited the farm from his uncle
the parliament voted against the law
my grandmother came from Poland
the volcano has been quiet for a century
what did the witness see that night
the profits of the bank have doubled
turn left at the church and go straight on
a poem about autumn
the goalkeeper was injured in the first half
why do cats purr
the recipe needs more salt
I would like to cancel my subscription
the battle lasted three days
this bridge was built by the Romans
water freezes at zero degrees
we must protect the forests
the new headmaster introduced himself
they lost the map in the desert
how does a refrigerator work
an interview about the early days of jazz
the museum is closed on Mondays
do you take this woman to be your wife
the murderer was the gardener
the patient complained of a headache
interest is paid at the end of the month
let us begin with a prayer
the king had two daughters
a lesson about irregular verbs
it was the coldest winter in memory
all passengers must leave the ship
the strike has entered its second week
light travels faster than sound
he could not find his glasses
the dragon guarded the treasure
the concert was sold out within minutes
you have reached the mailbox of
where is the nearest pharmacy
the harvest was poor last year
dinosaurs died out long ago
she speaks four languages
the cost of living in big cities
never touch a running machine
he apologised for being late
the discovery of penicillin
the minister refused to answer
put your hands behind your head
a story about a lost dog
our hotel had no hot water
the election results are not yet known
once upon a time in a small village
the ingredients of a good soup
how many people live in Brazil
the company will close two factories
take a deep breath and relax
a warning of floods along the river
they were married for fifty years
the theory of relativity explained
`);

const WRITTEN = lines(`
exit
no smoking
open from nine to five
invoice number and date
total amount due
table of contents
chapter two
breaking news
final score
directed by
password
settings
page not found
connection lost
annual report
speed limit
push to open
mind the step
wet paint
for sale
ticket office
platform seven
fragile, handle with care
best before end
warning: high voltage
private road
special offer
terms and conditions
thank you for watching
subscribe now
file not saved
low battery
sign in to continue
error while loading
street map
weather report
shopping list
happy birthday
made in Italy
the end
`);

/** The queries by what they ask for: something that could be seen, be said, or stand written. */
export const NULL_QUERIES_BY_INTENT = { seen: SEEN, said: SAID, written: WRITTEN } as const;

/** All of them. */
export const NULL_QUERIES: readonly string[] = [...SEEN, ...SAID, ...WRITTEN];
