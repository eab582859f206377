/**
 * General English: question words, scope words, courtesy. Words about models live in the ontology and in the content.
 * Each list is of phrases in lower case, without punctuation.
 */

const phrases = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim());

/** Words that a question can hold and that say which answer is wanted. */
export const intents = {
  who: phrases('who|whom|whose|by whom|who is it that'),
  when: phrases('when|what year|which year|what date|in which year|in what year|which month|how long ago|how recent|how recently'),
  where: phrases('where'),
  why: phrases('why|how come|what causes|what makes|reason for|reasons for|what is the reason|cause of|what is behind'),
  howMany: phrases('how many|number of|count|count of|how many different|total number of|amount of'),
  howMuch: phrases('how much'),
  which: phrases('which|list|list all|name all|enumerate|which of|show all|give me all|list of|find|find me|show me all|looking for'),
  what: phrases(
    'what is|what are|what was|define|definition of|meaning of|explain|tell me about|tell me more about|describe|what does it mean|info on|information on|info about|information about|who is|who are|whats|wat is|overview of|tell me something about|more about|eli5|explain like im five|what exactly is|what the heck is|what kind of thing is|learn about|details on|details about|what do you know about|stand for|stands for|mean|means|meant by|introduce|what is the deal with|whats the deal with|whats up with|what about',
  ),
  compare: phrases(
    'vs|versus|compare|compared to|compared with|comparison|comparison of|comparison between|difference|differences|difference between|differences between|diff|diff between|differ|differs|differ from|differs from|different from|contrast|side by side|against each other|stack up|stack up against|how do they compare|comparing|distinguish|distinguishes|distinction between|different',
  ),
  path: phrases(
    'path|path from|path between|connected|connected to|connection|connection between|connect|connects|link between|linked|linked to|link|related|related to|relation between|relationship between|relate|relates to|relate to|have to do with|what has to do with|get from|have in common with|tied to|to do with|has to do with|anything to do with',
  ),
  best: phrases(
    'best|top|highest|leading|leader|leads|wins|winner|strongest|highest scoring|highest score|tops|highest score on|state of the art|sota|number one|score highest|scores highest|scored highest|best performing|performs best|perform best|does best|first place',
  ),
  worst: phrases('worst|lowest|lowest score|weakest|lowest scoring|last place|scores lowest'),
  most: phrases('most'),
  fewest: phrases('fewest|least'),
  score: phrases(
    'score|scores|scored|scoring|result|results|get|gets|got|achieve|achieves|achieved|points|accuracy|do on|does on|reach|reaches|reached|performance|perform|rating|ranked|rank|ranking|fare',
  ),
  fresh: phrases(
    'what is new|whats new|anything new|any news|news|what came out|what has come out|new|recent|recently|lately|came out recently|new releases|recent releases|what happened',
  ),
  examples: phrases('example of|examples of|some examples of|example|examples|examples for|such as|instances of|for example|for instance'),
  does: phrases(
    'what can|what does|what do|do well|good at|be used for|used for|capable of|able to|do for me|able to do|use for|use case|use cases|abilities|capabilities|purpose of|what is the purpose of|what is the point of|what is the use of|what good is|useful for',
  ),
  how: phrases(
    'how does|how do|how did|how it works|how they work|work|works|function|functions|done|operate|operates|under the hood|the way|how|working|inner workings|how is|how are|internally',
  ),
  trained: phrases('trained|train|training|how to train|training process|training pipeline|learn|made|built|get trained'),
} as const;
export type Intent = keyof typeof intents;

/** Words that change what is asked for. One that no reading uses makes the question unreadable. */
export const scopes = {
  not: phrases(
    'not|no|without|except|excluding|other than|but not|besides|apart from|and not|except for|except those|aside from|minus|non|lacks|lack|lacking|never|nor|neither|can not|unable to|cannot',
  ),
  only: phrases('only|just|exclusively|solely|nothing but|purely'),
  or: phrases('or|and or|or else'),
  and: phrases('and|plus|as well as|also|both|but|along with|together with|yet|while'),
  over: phrases(
    'over|more than|above|greater than|larger than|bigger than|longer than|higher than|exceeding|exceeds|upwards of|north of|beyond',
  ),
  atLeast: phrases(
    'at least|minimum|min|no less than|not less than|or more|and up|or larger|or bigger|or above|or longer|and above|a minimum of|or greater|starting at',
  ),
  under: phrases('under|less than|below|fewer than|smaller than|lower than|cheaper than|shorter than'),
  atMost: phrases(
    'at most|up to|maximum|max|no more than|not more than|or less|or fewer|or smaller|or below|and below|or under|not over|within|or cheaper',
  ),
  between: phrases('between|ranging from|anywhere from'),
  exactly: phrases('exactly|equal to|precisely'),
  since: phrases('since|starting in|as of|from the start of|since the start of|since the beginning of|beginning in'),
  after: phrases('after|later than|newer than|past|following'),
  before: phrases('before|earlier than|prior to|older than|predating'),
  until: phrases('until|till|through|by the end of|up to|up until'),
  unknown: phrases(
    'around|approximately|close to|circa|if|unless|whether|almost|nearly|half|always|rather than|though|although|because|roughly|twice|double|average|mean of|median|sum|combined|per cent of|percentage of|percent of|fraction of|proportion of|respectively|otherwise|even if|depending',
  ),
} as const;
export type Scope = keyof typeof scopes;

/** Words about now, about taste, about what was said before. */
export const tones = {
  stale: phrases(
    'latest|currently|current|right now|at the moment|today|now|these days|at present|nowadays|up to date|still|as of today|as of now|so far|to date|this very moment|at this moment|presently',
  ),
  subjective: phrases(
    'better|nicer|more trustworthy|trustworthy|more trustworthy than|nicer than|nicer to work with|better than|worth the money|your favourite|your favorite|good|great|worth it|worth|should i use|should i|should we use|should we|recommend|recommended|favorite|favourite|prefer|nicer|smarter|smartest|cooler|coolest|love|hate|overrated|underrated|overhyped|hyped|hype|trust|like better|do you like|your opinion|opinion|do you think|in your opinion|impressive|amazing|superior|inferior|worse|bad|sucks|beats|beat|beautiful|easiest|nicest|most fun|coolest|awesome|most impressive|interesting|most interesting|reliable|useful|right choice|better choice|pick|choose|go with|creative|most creative|pretty|stupid|dumb|evil|ethical|ugly|disappointing|exciting|safer|safest|the goat|goat|king|smart|intelligent|more intelligent|most intelligent|dangerous|scary|which one would you|would you',
  ),
  it: phrases('it|its|this|that one|this one|the model|the company|that model|this model|this company'),
  them: phrases(
    'them|they|these|those|the two|both of them|of them|the two of them|which of the two|these two|those two|their|these models|those models',
  ),
  same: phrases(
    'and|what about|how about|and for|and what about|and of|same for|the same for|now for|and in|and how about|same question for',
  ),
} as const;
export type Tone = keyof typeof tones;

/** Words that add nothing. None of them changes what is asked for. */
export const fillers: ReadonlySet<string> = new Set(
  phrases(
    'a|an|the|of|to|in|on|for|by|with|at|from|about|as|into|is|are|was|were|be|been|being|am|do|does|did|done|can|could|would|will|shall|may|might|must|has|have|had|having|there|here|i|me|my|we|us|our|you|your|what|that|which|this|s|t|ll|re|ve|m|so|then|please|pls|plz|tell|show|give|know|want|wanna|need|let me see|see all|get|let|lets|find|say|exactly|actually|really|basically|any|some|all|every|each|one|ones|kind|sort|other|ever|us|out there|available|exist|exists|existing|currently|currently in|list|name|thing|things|stuff|people|someone|anyone|everyone|something|anything|question|ask|asking|wonder|wondering|curious|interested|looking|trying|understand|hi|hey|hello|yo|thanks|thank|ok|okay|um|uh|hmm|well|btw|fyi|im|its|whats|quick|quickly|short|shortly|brief|briefly|simple|simply|easy|terms|words|detail|details|lot|bit|little|again|else|own|called|named|such|e g|eg|i e|ie|etc|per|amongst|among|if you know|recorded|listed|list|have got|got|gotten|gonna|their|they|it|these|those|them|ai|artificial intelligence|mind|possible|possibly|maybe|perhaps|both|lmm atlas|atlas|hand|point|answer|them all|altogether|together|total|in total|does anyone know|do you know|actual|whole|entire|us|dear|sir|mate|bro|dude|man|lol|haha|omg|wtf|tbh|imo|kindly|real|right|use|used|go|going|come|comes|give out|different|various|several|many|few|main|key|major|important|common|typical|general|usual|like im five|step by step|exist yet|already|yet|share|shared|types|type|kinds|given|deal|just so|everything|my|anywhere|somewhere|alone|lately|formats|format|as well|version of it|either|graph|in the graph|in the atlas|in your graph|in the database|in here|do you know of|you know of',
  ),
);

/** What people say around a question. */
export const courtesy = phrases(
  'please|pls|plz|thanks|thank you|thx|cheers|hi|hello|hey|hey there|good morning|good evening|good afternoon|excuse me|sorry|quick question|can you tell me|could you tell me|do you know|can you please tell me|i was wondering|i would like to know|i want to know|i need to know|help me understand|please tell me|does anyone know|can someone tell me|could you|can you|would you|would you mind telling me|thanks in advance|thank you so much|many thanks|lol|ok|okay|so|well|um|uh|hmm|yo|btw|fyi|guys|folks|team|everyone|all|there|dude|bro|man|help me|i have a question|just curious|out of curiosity|for a friend|asap|real quick|any idea|any ideas|sry|sorry for bothering|sry for bothering|just wondering if|just wondering|wondering if|i wonder if|i wonder|can you check if|do you know if|tell me if|please check if|quick one|remind me|i am curious',
);

export const smallTalk = {
  greeting: phrases(
    'hi|hello|hey|hey there|hi there|hello there|yo|hiya|good morning|good afternoon|good evening|morning|greetings|howdy|sup|hola|heya|hi bot|hello bot|hey bot|ping|good day|what is up|whats up|test|testing',
  ),
  thanks: phrases(
    'thanks|thank you|thx|ty|cheers|thanks a lot|thank you so much|thank you very much|great thanks|ok thanks|many thanks|perfect|nice|cool|awesome|great|good bot|good job|well done|thanks so much|thanks mate|much appreciated|appreciate it|ok|okay|got it|lol|haha|nice one|wow|perfect thanks|cool thanks|brilliant|love it|you are great|nice work|great work|good work|great job|nice job|good stuff|you rock',
  ),
  help: phrases(
    'help|help me|what can you do|what do you do|what can i ask|what can i ask you|how do i use this|how does this work|how do you work|what are you|commands|menu|options|what do you know|what can i do here|how to use|how do i use you|usage|what else can you do|how can you help|how can you help me|what are your commands|show me what you can do|can you help me|can you help|i need help|what is this|what is this bot|instructions|who are you|examples|what kind of questions can i ask|what is your name|whats your name|who are you exactly|what should i ask|start|get started|getting started',
  ),
  maker: phrases(
    'who made you|who built you|who created you|who are your makers|who wrote you|who developed you|who runs you|who owns you|who is behind you|are you an ai|are you human|are you a bot|are you a robot|are you chatgpt|are you real|are you a human|are you a person|what is lmm atlas|what model are you|which model are you',
  ),
  stop: phrases(
    'stop|unsubscribe|stop it|be quiet|shut up|stop posting|cancel|no more|turn off|leave me alone|stop sending me facts|stop the daily facts|opt out|quiet|go away|mute|unsubscribe me',
  ),
  subscribe: phrases(
    'subscribe|sign up|sign me up|daily facts|start daily facts|turn on daily facts|send me facts|send me daily facts|i want daily facts|give me daily facts|subscribe me|subscribe to daily facts|subscribe to facts|daily fact|opt in|notify me',
  ),
  goodbye: phrases('bye|goodbye|good night|see you|see you later|cya|later|farewell|bye bye|have a nice day|good bye'),
  wellbeing: phrases(
    'how are you|how are you doing|how is it going|how do you do|how do you feel|how have you been|are you ok|are you there|you there|how is your day|anyone there',
  ),
} as const;

export const months = phrases('january|february|march|april|may|june|july|august|september|october|november|december');
export const numerals = phrases('zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve');
export const multipliers: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, m: 1e6, mio: 1e6, million: 1e6, millions: 1e6, mn: 1e6 },
  ...{ b: 1e9, bn: 1e9, billion: 1e9, billions: 1e9, t: 1e12, trillion: 1e12, trillions: 1e12 },
};
export const currencies = phrases('usd|dollar|dollars|bucks|us dollars|cents');
/** Periods that count back from today. */
export const periods: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  ...{ day: 'day', days: 'day', week: 'week', weeks: 'week', month: 'month', months: 'month', year: 'year', years: 'year' },
};
