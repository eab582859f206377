/**
 * General English: question words, scope words, courtesy. Words about models live in the ontology and in the content.
 * Each list is of phrases in lower case, without punctuation.
 */

const phrases = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim());

/** Words that a question can hold and that say which answer is wanted. */
export const intents = {
  who: phrases('who|whom|whose|by whom|from whom|who is it that'),
  when: phrases(
    'when|what year|which year|what date|in which year|in what year|which month|how long ago|how recent|how recently|what day|which day|on what day|on which day|since when|what time of year|when exactly',
  ),
  where: phrases('where'),
  why: phrases(
    'why|how come|what causes|what makes|reason for|reasons for|what is the reason|cause of|what is behind|why exactly|what is the cause of|what explains|reason behind|reasons behind|what leads to|for what reason',
  ),
  howMany: phrases('how many|number of|count|count of|how many different|total number of|amount of'),
  howMuch: phrases('how much'),
  which: phrases('which|list|list all|name all|enumerate|which of|show all|give me all|list of|find|find me|show me all|looking for'),
  what: phrases(
    'what is|what are|specs|specs of|specification of|specifications of|spec sheet of|data sheet of|details|profile of|story behind|what was|define|definition of|meaning of|explain|tell me about|tell me more about|describe|what does it mean|info on|information on|info about|information about|who is|who are|whats|wat is|overview of|tell me something about|more about|eli5|explain like im five|what exactly is|what the heck is|what kind of thing is|learn about|details on|details about|what do you know about|stand for|stands for|mean|means|meant by|introduce|what is the deal with|whats the deal with|whats up with|what about|intro|intro to|introduction to|rundown|rundown of|rundown on|primer on|meaning|who or what is|gist of|basics of|the basics of|summary of|summarize|summarise|walk me through|what on earth is|what the hell is|wtf is|what is meant by|talk about|elaborate on|clarify|a definition of|definition|break down|describe to me|in a nutshell|explanation of|what exactly are|background on|lowdown|lowdown on|low down on|what happens in|what happens during|happens in|happens during|what happens|scoop on|skinny on',
  ),
  compare: phrases(
    'vs|versus|compare|compared to|compared with|comparison|comparison of|comparison between|difference|differences|difference between|differences between|diff|diff between|differ|differs|differ from|differs from|different from|contrast|side by side|against each other|stack up|stack up against|how do they compare|comparing|distinguish|distinguishes|distinction between|different|what sets|sets|set apart|measured against|pitted against|how do they differ|how they differ|in comparison|in comparison to|in comparison with|comparision|comparison with|go up against|relative to|against one another|head to head|distinguishes it from|opposed to|as opposed to|stacks up against|stacks up|stacked against|compares|compares to|compares with|compare with|compare to|contrast between|contrasted with',
  ),
  path: phrases(
    'path|path from|path between|connected|connected to|connection|connection between|connect|connects|link between|linked|linked to|link|related|related to|relation between|relationship between|relate|relates to|relate to|have to do with|what has to do with|get from|have in common with|tied to|to do with|has to do with|anything to do with|links|links to|link from|ties|tie|link up|connecting|linking|joins|join|what joins|linkage|associated with|association between',
  ),
  best: phrases(
    'best|top|highest|leading|leader|leads|wins|winner|strongest|highest scoring|highest score|tops|highest score on|state of the art|sota|number one|score highest|scores highest|scored highest|best performing|performs best|perform best|does best|first place|topping|ranks first|rank first|ranks highest|ranked highest|on top|comes first on|scored best|scores best|number 1|tops the|top scoring|top performing|top scorer|does the best|performs the best|fares best|score the highest|scores the highest|scored the highest|leads on|leading on|lead|leading in|best score|best result|best results|record on|record holder on|holds the record on|most points',
  ),
  sort: phrases('sort|sorted|order|ordered|rank|ranked|arrange|arranged|sort by|sorted by|order by|ordered by|rank by|ranked by|ranking'),
  worst: phrases(
    'worst|lowest|lowest score|weakest|lowest scoring|last place|scores lowest|ranks lowest|scores the lowest|score lowest|worst score|bottom|scores worst|performs worst|does worst',
  ),
  most: phrases('most'),
  fewest: phrases('fewest|least'),
  score: phrases(
    'tested on|evaluated on|benchmarked on|measured on|scores on|score|scores|scored|scoring|result|results|get|gets|got|achieve|achieves|achieved|points|accuracy|do on|does on|reach|reaches|reached|performance|perform|rating|ranked|rank|ranking|fare|benchmark score|benchmark result|benchmark results|scored on|marks|percentage|numbers on|how well',
  ),
  fresh: phrases(
    'what is new|whats new|anything new|any news|news|what came out|what has come out|new|recent|recently|lately|came out recently|new releases|recent releases|what happened|hot off the press|new stuff|new things|just came out|just released|what dropped recently|newly released',
  ),
  examples: phrases(
    'example of|examples of|some examples of|example|examples|examples for|such as|instances of|for example|for instance|name a few|name some|name a couple of|list some|list a few|give me some|give me a few|give some examples of|sample of|samples of|an instance of|name a|name an|name one',
  ),
  does: phrases(
    'role of|role|job of|point of using|why use|why do we need|why do we use|why would you use|why would i use|why do i need|why is there|why do people use|what can|what does|what do|do well|good at|be used for|used for|capable of|able to|do for me|able to do|use for|use case|use cases|abilities|capabilities|purpose of|what is the purpose of|what is the point of|what is the use of|what good is|useful for|designed for|meant for|intended for|good for|built for|made for|be able to do|suited for|get done|help with|good use of|applications of|what is the idea of|be good for|what is it for',
  ),
  how: phrases(
    'how does|how do|how did|how it works|how they work|work|works|function|functions|done|operate|operates|under the hood|the way|how|working|inner workings|how is|how are|internally|mechanics of|mechanics|workings of|mechanism of|mechanism behind|the mechanism behind|the idea behind|idea behind|how exactly does|how exactly do|how exactly|principle behind|how come it works|in what way',
  ),
  trained: phrases(
    'trained|train|training|how to train|training process|training pipeline|learn|made|built|get trained|train an|train a|training of|taught|be trained',
  ),
} as const;
export type Intent = keyof typeof intents;

/** Words that change what is asked for. One that no reading uses makes the question unreadable. */
export const scopes = {
  not: phrases(
    'not|no|without|except|excluding|other than|but not|besides|apart from|and not|except for|except those|aside from|minus|non|lacks|lack|lacking|never|nor|neither|can not|unable to|cannot|leaving out|leave out|barring|but no|and no|with no|having no|excepting|exclude|ignoring|except from|save for|not counting|not including|without counting|leaving aside|but excluding',
  ),
  only: phrases('only|just|exclusively|solely|nothing but|purely|strictly'),
  or: phrases('or|and or|or else'),
  and: phrases('and|plus|as well as|also|both|but|along with|together with|yet|while'),
  over: phrases(
    'over|more than|above|greater than|larger than|bigger than|longer than|higher than|exceeding|exceeds|upwards of|north of|beyond|in excess of|surpassing|over and above|bigger then|larger then|more then',
  ),
  atLeast: phrases(
    'at least|minimum|min|no less than|not less than|or more|and up|or larger|or bigger|or above|or longer|and above|a minimum of|or greater|starting at|or over|and over|and more|or higher|and higher|no smaller than|no shorter than|not under|not below|no fewer than',
  ),
  under: phrases(
    'under|less than|below|fewer than|smaller than|lower than|cheaper than|shorter than|less then|smaller then|underneath|short of',
  ),
  atMost: phrases(
    'at most|up to|maximum|max|no more than|not more than|or less|or fewer|or smaller|or below|and below|or under|not over|within|or cheaper|no bigger than|no larger than|no longer than|not bigger than|not larger than|not above|maximum of|a maximum of|or lower|and under|no higher than|not exceeding|at the most',
  ),
  between: phrases('between|ranging from|anywhere from'),
  exactly: phrases('exactly|equal to|precisely'),
  since: phrases(
    'since|starting in|as of|from the start of|since the start of|since the beginning of|beginning in|onwards|onward|and later|or later|and newer|or newer|from then on|going back to|ever since|and onwards',
  ),
  after: phrases('after|later than|newer than|past|following|subsequent to|post'),
  before: phrases('before|earlier than|prior to|older than|predating|ahead of|pre|preceding'),
  until: phrases('until|till|through|by the end of|up to|up until|or earlier|and earlier|or older|and older|up until the end of'),
  /** How often or how far something holds: sources don't say that. */
  frequency: phrases(
    'mostly|mainly|primarily|partly|partially|largely|usually|sometimes|hardly|barely|rarely|seldom|often|scarcely|occasionally|frequently|predominantly|chiefly|most of the time|nearly always|almost always|now and then|regularly|in general|for the most part|to some extent|not really|kind of only|more or less|at times|every now and then|somewhat|not always|not often|once in a while|generally|typically|normally|poorly|fairly|quite|barely even|reasonably|decently|natively|reliably',
  ),
  unknown: phrases(
    'do not need|do not care|does not need|not need|how long was|how long has|how long have|how long will|in euros|in euro|in eur|in pounds|in gbp|in yen|around|approximately|close to|circa|if|unless|whether|almost|nearly|half|always|rather than|though|although|because|roughly|twice|double|average|mean of|median|sum|combined|per cent of|percentage of|percent of|fraction of|proportion of|respectively|otherwise|even if|depending|all but|most of|half of|a third of|a quarter of|any but|at random|random|every other|every second|supposed to|allegedly|rumoured|rumored|unlike|similar to|except when|only when|only if|if not|instead|as long as|provided that|no matter|regardless of|regardless|relative|proportional|equally|in order of|grouped by|split by|per maker|per company|per year|per month|by year|by month|on average|trend|growth|increase|compared over time|for each|each of|runner up|second place|third place|second best|second largest|second biggest|second smallest|second newest|second oldest|second cheapest|second longest|second highest|second most|third largest|third biggest|third newest|third best',
  ),
} as const;
export type Scope = keyof typeof scopes;

/** Words about now, about taste, about what was said before. */
export const tones = {
  stale: phrases(
    'latest|currently|current|right now|at the moment|today|now|these days|at present|nowadays|up to date|still|as of today|as of now|so far|to date|this very moment|at this moment|presently|atm|as we speak|in this moment|as it stands|these last days',
  ),
  subjective: phrases(
    'would you rather|rather use|rather have|better|nicer|more trustworthy|trustworthy|more trustworthy than|nicer than|nicer to work with|better than|worth the money|your favourite|your favorite|good|great|worth it|worth|should i use|should i|should we use|should we|recommend|recommended|favorite|favourite|prefer|nicer|smarter|smartest|cooler|coolest|love|hate|overrated|underrated|overhyped|hyped|hype|trust|like better|do you like|your opinion|opinion|do you think|in your opinion|impressive|amazing|superior|inferior|worse|bad|sucks|beats|beat|beautiful|easiest|nicest|most fun|coolest|awesome|most impressive|interesting|most interesting|reliable|useful|right choice|better choice|pick|choose|go with|creative|most creative|pretty|stupid|dumb|evil|ethical|ugly|disappointing|exciting|safer|safest|the goat|goat|king|smart|intelligent|more intelligent|most intelligent|dangerous|scary|which one would you|would you|prettier|cuter|finer|worth the hassle|worth upgrading|worth upgrading to|reckon|your take|your take on|your thoughts|your thoughts on|thoughts on|any thoughts on|opinion of|opinion on|opinions on|your opinion on|honest opinion|your honest opinion|what do you think of|what do you think about|what do you think|think of|feel about|how do you feel about|recommendation|recommendations|advise|advice|suggest|would you recommend|do you recommend|which do you prefer|which would you|what would you|should one use|should people use|should i pick|should i choose|should i go with|should we pick|should we go with|should we choose|go for|opt for|stick with|switch to|move to|lame|sexy|sexier|fancy|fancier|handier|handy|cool|awful|terrible|fantastic|excellent|decent|solid|garbage|trash|junk|crap|rubbish|wonderful|brilliant|legit|underwhelming|any good|all that good|that good|that great|really good|actually good|as good as|the better choice|preferable|more useful|more reliable|more creative|more impressive|more interesting|more fun|friendlier|pleasant|more pleasant|annoying|boring|funnier|funny|cleverer|clever|dumber|stupider|uglier|loved|hated|popular with you|like more|like most|the winner|win|beat each other|outperform|outperforms|outshine|better deal|bargain|value for money|good value|better value|overpriced|underpriced|suck|suitable|more suitable|ideal|perfect for|great for|best choice|the best choice|best pick|best option|fit for me|right for me|right for us|upgrade|upgrading|sense to use|make sense to use|makes sense to use|sensible|powerful|most powerful|more powerful|capable|more capable|advanced|most advanced|more advanced|strong|stronger|small|tiny|huge|lightweight|top notch|scores higher|score higher|does better|do better|does better on|performs better|perform better|scores better|fares better|higher score|better score',
  ),
  it: phrases('it|its|this|that one|this one|the model|the company|that model|this model|this company'),
  them: phrases(
    'them|they|these|those|the two|both of them|of them|the two of them|which of the two|these two|those two|their|these models|those models',
  ),
  same: phrases(
    'same but for|same but with|same thing for|and|what about|how about|and for|and what about|and of|same for|the same for|now for|and in|and how about|same question for',
  ),
} as const;
export type Tone = keyof typeof tones;

/** Words that add nothing. None of them changes what is asked for. */
export const fillers: ReadonlySet<string> = new Set(
  phrases(
    'in order|in the right order|in sequence|inside|inside it|out of|turn|turns|turning|convert|converts|converting|transform|transforms|even|folks|guys|gang|a|an|put|the|of|to|in|on|for|by|with|at|from|about|as|into|is|are|was|were|be|been|being|am|do|does|did|done|can|could|would|will|shall|may|might|must|has|have|had|having|there|here|i|me|my|we|us|our|you|your|what|that|which|this|s|t|ll|re|ve|m|so|then|please|pls|plz|tell|show|give|know|want|wanna|need|let me see|see all|get|let|lets|find|say|exactly|actually|really|basically|any|some|all|every|each|one|ones|kind|sort|other|ever|us|out there|available|exist|exists|existing|currently|currently in|list|name|thing|things|stuff|people|someone|somebody|anyone|anybody|everyone|something|anything|question|ask|asking|wonder|wondering|curious|interested|looking|trying|understand|hi|hey|hello|yo|thanks|thank|ok|okay|um|uh|hmm|well|btw|fyi|im|its|whats|quick|quickly|short|shortly|brief|briefly|simple|simply|easy|terms|words|detail|details|lot|bit|little|again|else|own|called|named|such|e g|eg|i e|ie|etc|per|amongst|among|if you know|recorded|listed|list|have got|got|gotten|gonna|their|they|it|these|those|them|ai|artificial intelligence|mind|possible|possibly|maybe|perhaps|both|lmm atlas|atlas|hand|point|answer|them all|altogether|together|total|in total|does anyone know|do you know|actual|whole|entire|us|dear|sir|mate|bro|dude|man|lol|haha|omg|wtf|tbh|imo|kindly|real|use|used|go|going|come|comes|give out|different|various|several|many|few|main|key|major|important|common|typical|general|usual|like im five|like i five|like i am five|like im 5|like i 5|like a five year old|like i was five|step by step|exist yet|already|yet|share|shared|types|type|kinds|given|deal|just so|everything|my|anywhere|somewhere|alone|lately|formats|format|as well|version of it|either|graph|in the graph|in the atlas|in your graph|in the database|in your database|in your atlas|in this atlas|in this graph|in this database|in your records|in your knowledge base|in your data|in your list|that you have|that you know|you know about|in here|do you know of|you know of|known|in terms of|when it comes to|with regard to|with respect to|regarding|concerning|in regard to|as regards|as far as|on the basis of|in matters of|like that|like this|you have|you got|on record|on file|whatever|so i can|for us|for me|to me|to us|for my|for our|for your|truly|honestly|seriously|literally|indeed|in fact|as a matter of fact|by any chance|of course|obviously|apparently|might be|happen to|happens to|ended up|end up|turn out|turns out|roughly speaking|generally speaking|out of interest|and not later|and not earlier|and not sooner|not later|not earlier|sorts|variety|varieties|range|bunch|couple|collection|whole bunch|tons|loads|plenty|facts|overview|plain english|layman terms|laymans terms|beginner|beginners|dummies|newbie|idiot|five year old|noob|quick answer|short answer|yes or no|true or false|correct|correct me|is it true that|is it true|is it correct that|is it the case that|true that|am i right|or not|or no|case|sentence|word|paragraph|tldr|tl dr|specific|specifically|particular|particularly|especially|certain|single|concrete|proper|official|officially|publicly|ready|such a|some sort of|some kind of|a kind of|this thing|so called|itself|themselves|respective|there any|is there|are there|was there|were there|at all|after all|then again|yeah|yep|yes|nah|nope|alright',
  ),
);

/** Nouns that say of a technique only that it is one: "a mixture-of-experts architecture". */
export const idleNouns: ReadonlySet<string> = new Set(
  phrases(
    'design|designs|architecture|architectures|approach|approaches|style|setup|framework|mechanism|mechanisms|paradigm|principle|objective|scheme|strategy|method|methods|technique|techniques|trick|module|modules|layer|layers|block|blocks|component|components|algorithm|idea|concept',
  ),
);

/** What people say around a question. */
export const courtesy = phrases(
  'im new here|i am new here|i new here|new here|im new to this|i am new to this|i new to this|new to this|im new|i am new|unsure|unsure if|undecided|does anybody know if|does anybody know|does anyone know if|anybody know|anyone know|anybody know if|anyone know if|so like|like so|whether|tell me whether|know whether|check whether|someone tell me|could someone tell me|can anyone tell me|could anyone tell me|know if|any clue|any clues|no clue|no idea|please|pls|plz|thanks|thank you|thx|cheers|hi|hello|hey|hey there|good morning|good evening|good afternoon|excuse me|sorry|quick question|never mind|nevermind|nvm|quick q|quick qn|can you tell me|could you tell me|do you know|can you please tell me|i was wondering|i would like to know|i want to know|i need to know|help me understand|please tell me|does anyone know|can someone tell me|could you|can you|would you|would you mind telling me|thanks in advance|thank you so much|many thanks|lol|ok|okay|so|well|um|uh|hmm|yo|btw|fyi|right|correct|huh|or not|or no|guys|folks|team|everyone|all|there|dude|bro|man|help me|i have a question|just curious|out of curiosity|for a friend|asap|real quick|any idea|any ideas|sry|sorry for bothering|sry for bothering|just wondering if|just wondering|wondering if|i wonder if|i wonder|can you check if|do you know if|tell me if|please check if|quick one|remind me|i am curious|a lot|so much|very much|bot|mate|oops|whoops|my bad|no worries|np|kk|honest question|stupid question|dumb question|silly question|one question|another question|last question|one more question|one more thing|question for you|hey bot|hi bot|hello bot|dear bot|sorry to bother you|sorry to ask|may i ask|can i ask|could i ask|just asking|can you explain to me|could you explain to me|please advise|if you can|if possible|if you please|if you do not mind|when you have a minute|appreciate it|much appreciated|cheers mate|ta|ty|tia|kind regards|regards|xoxo|honey|buddy|friend|friends|folk|people|all good|wow|ah|oh|eh|er|erm|hm|alright|anyway|anyways|hear me out|you know|i guess|someone told me|a colleague asked|my boss asks|my boss wants to know|we need to know|for work|for school|for homework|for my thesis|for a project|for a presentation',
);

export const smallTalk = {
  greeting: phrases(
    'hi|hello|hey|hey there|hi there|hello there|yo|hiya|good morning|good afternoon|good evening|morning|greetings|howdy|sup|hola|heya|hi bot|hello bot|hey bot|ping|good day|what is up|whats up|test|testing|good morning everyone|hello everyone|hi all|hi everyone|hello all|gm|good morning all|hallo|greetings bot|welcome|welcome back|happy friday|happy monday|hi again|hello again|long time no see|wassup|what is new with you|nice to meet you|pleased to meet you|yo bot',
  ),
  thanks: phrases(
    'thanks|thank you|thx|ty|cheers|thanks a lot|thank you so much|thank you very much|great thanks|ok thanks|many thanks|perfect|nice|cool|awesome|great|good bot|good job|well done|thanks so much|thanks mate|much appreciated|appreciate it|ok|okay|got it|lol|haha|nice one|wow|perfect thanks|cool thanks|brilliant|love it|you are great|nice work|great work|good work|great job|nice job|good stuff|you rock|thank you a lot|good one|fair enough|makes sense|that helps|that helped|helpful|very helpful|super helpful|thanks again|thank you again|great answer|good answer|nice answer|exactly|understood|i see|gotcha|sounds good|sweet|neat|lovely|you are awesome|you are the best|i love you|love you|love this|impressive bot|respect|bravo|kudos|well played|no problem|you are welcome|welcome|amazing|excellent|fantastic|yay|hooray|congrats|congratulations|all good|no worries|np|k|kk|okay thanks|ok cool|ok great|alright|right|yes|yeah|yep|yup|sure|of course|true|indeed|agreed|fine|good|good to know|interesting|noted|thumbs up|same|same here|sorry|my bad|apologies|excuse me|pardon|oops|whoops|sorry about that',
  ),
  help: phrases(
    'help|help me|what can you do|what do you do|what can i ask|what can i ask you|how do i use this|how does this work|how do you work|what are you|commands|menu|options|what do you know|what can i do here|how to use|how do i use you|usage|what else can you do|how can you help|how can you help me|what are your commands|show me what you can do|can you help me|can you help|i need help|what is this|what is this bot|instructions|who are you|examples|what kind of questions can i ask|what is your name|whats your name|who are you exactly|what should i ask|start|get started|getting started|what can you tell me|what are you able to do|what are you capable of|what are you good at|what are you for|what do you offer|what are your skills|what are your abilities|what can you answer|which questions can i ask|what topics do you know|how do you help|how do i talk to you|how do i ask you something|tell me about yourself|introduce yourself|who am i talking to|what is your job|what is your purpose|what do you do here|why are you here|what is this channel|what is this thing|faq|manual|guide|documentation|docs|tutorial|i am lost|i am confused|i do not understand|what now|what next|can you do something|can i ask you something|can i ask you a question|can i ask something|are you useful|how does it work here|what kind of bot are you|what sort of questions can i ask|show me the commands|list commands|list your commands|surprise me|random fact|fun fact|tell me a fact|tell me something|tell me something interesting|tell me something new|entertain me|i am bored|amaze me|impress me|what should i know|do you speak german|do you speak french|do you speak spanish|do you speak english|which languages do you speak|what languages do you speak',
  ),
  maker: phrases(
    'who made you|who built you|who created you|who are your makers|who wrote you|who developed you|who runs you|who owns you|who is behind you|are you an ai|are you human|are you a bot|are you a robot|are you chatgpt|are you real|are you a human|are you a person|what is lmm atlas|what model are you|which model are you|who programmed you|who coded you|who is your maker|who is your creator|who is your boss|who is your owner|who trained you|who invented you|who designed you|where are you from|where do you come from|are you a machine|are you an llm|are you gpt|are you a language model|are you claude|are you an ai model|are you alive|are you sentient|do you use gpt|do you use chatgpt|do you use ai|do you use an llm|which llm are you|which ai are you|what ai are you|what are you made of|what are you built on|what are you based on|how old are you|how were you made|how were you built|are you open source|which model do you run on|what model do you run on|what do you run on|what model do you use|which model do you use|are you a model|what powers you|who made this bot|who built this bot|are you an llm or what|are you a human or a bot|are you a bot or a human|are you human or a bot|are you human or bot|are you a person or a bot|are you a robot or a human|are you a real person|are you a real human|am i talking to a human|am i talking to a bot|am i talking to a person|am i talking to a real person|is this a bot|is this a human|is this a real person|are you a person or a machine|are you an ai or a human|are you a chatbot',
  ),
  stop: phrases(
    'stop|unsubscribe|stop it|be quiet|shut up|stop posting|cancel|no more|turn off|leave me alone|stop sending me facts|stop the daily facts|opt out|quiet|go away|mute|unsubscribe me|stop messaging me|stop writing me|stop sending me messages|stop talking|stop spamming|stop the facts|no more facts|no more messages|do not message me|do not write me|end|enough|enough already|quit|exit|disable|turn yourself off|remove me|take me off the list',
  ),
  subscribe: phrases(
    'subscribe|sign up|sign me up|daily facts|start daily facts|turn on daily facts|send me facts|send me daily facts|i want daily facts|give me daily facts|subscribe me|subscribe to daily facts|subscribe to facts|daily fact|opt in|notify me',
  ),
  goodbye: phrases(
    'bye|goodbye|good night|see you|see you later|cya|later|farewell|bye bye|have a nice day|good bye|never mind|nevermind|nvm|forget it|forget about it|forget that|ignore that|ignore this|ignore me|ignore my message|disregard|disregard that|please disregard|wrong channel|wrong chat|wrong window|wrong thread|wrong person|wrong bot|wrong group|that was for someone else|not for you|not meant for you|was not meant for you|meant for someone else|that was a mistake|my mistake|nothing|no|nope|nah|not now|not today|no thanks|no thank you|that is all|that is it|that was all|done|i am done|take care|have a good day|have a good one|have a nice evening|have a nice weekend|enjoy your weekend|see you tomorrow|see you soon|see ya|talk later|talk to you later|ttyl|gtg|got to go|brb|good evening everyone|good night everyone|good night all|night',
  ),
  wellbeing: phrases(
    'how are you|how are you doing|how is it going|how do you do|how do you feel|how have you been|are you ok|are you there|you there|how is your day|anyone there|how are things|how is life|how are you today|how you doing|how do you do today|what are you doing|what are you up to|are you busy|are you awake|you ok|you good|all good with you|hope you are well|how was your weekend|how was your day|are you happy|do you sleep|do you dream|are you tired|are you bored|are you working|are you online|are you up|you up|are you still there|still there|still here|you suck|you are stupid|are you stupid|you are useless|you are dumb|are you dumb|bad bot|stupid bot|i hate you|you are wrong|that is wrong|thanks for nothing|this is useless|you are annoying|are you kidding|are you serious|really|seriously',
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
