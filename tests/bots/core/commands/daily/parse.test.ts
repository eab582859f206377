import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../../../bots/core/commands/index.ts';
import { messagesFor } from '../../../../../bots/core/messages/index.ts';
import { formatCommand } from '../../../../../bots/core/parse/format-command.ts';
import { parse } from '../../../../../bots/core/parse/parse.ts';
import { discord } from '../../../../../bots/discord/platform.ts';
import { slack } from '../../../../../bots/slack/platform.ts';
import { MARKUP } from '../../../../support/bots/replies.ts';

const { grammar } = messagesFor(undefined);
/** Discord's ids are numbers. */
const idPatternsFor = (text: string) => (/<(?:#|@&)\d/.test(text) ? discord : slack).idPatterns;
const read = (text: string) => parse({ kind: 'text', text }, { commands, grammar, idPatterns: idPatternsFor(text) });

/** What was understood, in one line. */
function understood(text: string): string {
  const parsed = read(text);
  if (parsed.kind === 'unknown') return `unknown ${parsed.name}`;
  if (parsed.kind === 'unmatched') return `bare${parsed.guess === undefined ? '' : ` or ${parsed.guess.command.name}`}`;
  const values = Object.keys(parsed.command.options).map((name) => [name, parsed.values[name] ?? false] as const);
  const shown = values.map(([name, value]) => (value === false ? '' : ` ${name}=${value}`)).join('');
  const left = parsed.leftover.length === 0 ? '' : ` left: ${parsed.leftover.join(' | ')}`;
  const problem = parsed.kind === 'ok' ? '' : ` ${parsed.kind}: ${parsed.option}`;
  const guessed = parsed.guessedFrom === undefined ? '' : ` guessed from ${parsed.guessedFrom}`;
  return `${parsed.command.name}${shown}${problem}${left}${guessed}`;
}

const NINE = 'daily add time=09:00 zone=Europe/Berlin';
const CHANNEL = '<#C0123ABC|ai>';

describe('scheduling in words', () => {
  it.each([
    ['daily add 09:00 Europe/Berlin', NINE],
    ['daily add Europe/Berlin 09:00', NINE],
    ['daily add 9am Europe/Berlin', NINE],
    ['daily add 9 am Europe/Berlin', NINE],
    ['daily add 9 a.m. in Europe/Berlin', NINE],
    ['daily add at 9 in Europe/Berlin', NINE],
    ['daily add at 9:00 Europe/Berlin', NINE],
    ['daily add 0900 Europe/Berlin', NINE],
    ['daily add 900 Europe/Berlin', NINE],
    ['daily add 9h00 Europe/Berlin', NINE],
    ['daily add 9.00 Europe/Berlin', NINE],
    ['daily add time:9 zone:Europe/Berlin', NINE],
    ['daily add zone=Europe/Berlin --time 9am', NINE],
    ['daily add time:"9:00 AM" zone:"Europe/Berlin"', NINE],
    ['daily add tz Europe/Berlin 09:00', NINE],
    ['daily add every weekday at 9 Europe/Berlin', `${NINE} days=weekdays`],
    ['daily add every morning at 9 Europe/Berlin', `${NINE} days=daily`],
    ['daily add at 9 every morning in Europe/Berlin', `${NINE} days=daily`],
    ['daily add 9:00 each morning Europe/Berlin', `${NINE} days=daily`],
    ['daily add every evening at 9 UTC', 'daily add time=21:00 zone=UTC days=daily'],
    ['daily add every evening at 21:15 UTC', 'daily add time=21:15 zone=UTC days=daily'],
    ['daily add every evening at 9 pm UTC', 'daily add time=21:00 zone=UTC days=daily'],
    ['daily add every weekday at 9', 'daily add time=09:00 days=weekdays missing: zone'],
    ['daily add 9am every weekday in general', 'daily add time=09:00 zone=general days=weekdays'],
    ['daily add 9am in general', 'daily add time=09:00 zone=general'],
    ['daily add 9am in #general', 'daily add time=09:00 channel=#general missing: zone'],
    ['daily add 9am Europe/Berlin in general', `${NINE} channel=#general`],
    ['daily add Europe/Berlin, 09:00', NINE],
    ['Daily Add 09:00 Europe/Berlin', NINE],
    ['daily schedule 09:00 Europe/Berlin', NINE],
    ['daily a 09:00 Europe/Berlin', NINE],
    ['daily ad 09:00 Europe/Berlin', NINE],
    ['/lmm-admin daily add time:09:00 zone:Europe/Berlin', NINE],
    ['daily add 9:30 pm UTC', 'daily add time=21:30 zone=UTC'],
    ['daily add 9:30pm utc', 'daily add time=21:30 zone=utc'],
    ['daily add 12am UTC', 'daily add time=00:00 zone=UTC'],
    ['daily add 12:15 pm UTC', 'daily add time=12:15 zone=UTC'],
    ['daily add noon UTC', 'daily add time=12:00 zone=UTC'],
    ['daily add midnight UTC', 'daily add time=00:00 zone=UTC'],
    ['daily add 23:59 america/argentina/buenos_aires', 'daily add time=23:59 zone=america/argentina/buenos_aires'],
    ['daily add 09:00 EST', 'daily add time=09:00 zone=EST'],
    ['daily add 09:00 +02:00', 'daily add time=09:00 zone=+02:00'],
    ['daily add 09:00 UTC+2', 'daily add time=09:00 zone=UTC+2'],
    ['daily add 09:00 berlin', 'daily add time=09:00 zone=berlin'],
    ['daily add 09:00 in berlin', 'daily add time=09:00 zone=berlin'],
    ['daily add new york 9am', 'daily add time=09:00 zone=new york'],
    ['daily add digest mon 9am Europe/Berlin', 'daily add time=09:00 zone=Europe/Berlin days=mon kind=digest'],
    [`daily add 09:00 Europe/Berlin in ${CHANNEL}`, `${NINE} channel=C0123ABC`],
    [`daily add ${CHANNEL} Europe/Berlin 09:00`, `${NINE} channel=C0123ABC`],
    [`daily add channel:${CHANNEL} 09:00 Europe/Berlin`, `${NINE} channel=C0123ABC`],
    ['daily add 09:00 Europe/Berlin to <#C0123ABC>', `${NINE} channel=C0123ABC`],
    ['daily add 09:00 Europe/Berlin in <#C0123ABC|>', `${NINE} channel=C0123ABC`],
    ['daily add 09:00 Europe/Berlin <#300000000000000001>', `${NINE} channel=300000000000000001`],
    ['daily add 09:00 Europe/Berlin in C0123ABC', `${NINE} channel=C0123ABC`],
    ['daily add 09:00 Europe/Berlin here', `${NINE} channel=here`],
    ['daily add here 09:00 Europe/Berlin', `${NINE} channel=here`],
    ['daily add 09:00 Europe/Berlin thread', `${NINE} thread=true`],
    ['daily add 09:00 thread Europe/Berlin weekdays', `${NINE} days=weekdays thread=true`],
    ['daily add 09:00 Europe/Berlin weekdays', `${NINE} days=weekdays`],
    ['daily add weekdays 09:00 Europe/Berlin', `${NINE} days=weekdays`],
    ['daily add 09:00 Europe/Berlin every weekday', `${NINE} days=weekdays`],
    ['daily add 09:00 Europe/Berlin on weekends', `${NINE} days=weekends`],
    ['daily add 09:00 Europe/Berlin daily', `${NINE} days=daily`],
    ['daily add 09:00 Europe/Berlin every day', `${NINE} days=daily`],
    ['daily add 09:00 Europe/Berlin mon,wed,fri', `${NINE} days=mon,wed,fri`],
    ['daily add 09:00 Europe/Berlin Fri, Mon and Wed', `${NINE} days=mon,wed,fri`],
    ['daily add 09:00 Europe/Berlin mon wed fri', `${NINE} days=mon,wed,fri`],
    ['daily add 09:00 Europe/Berlin mon-fri', `${NINE} days=weekdays`],
    ['daily add 09:00 Europe/Berlin Mon–Fri', `${NINE} days=weekdays`],
    ['daily add 09:00 Europe/Berlin sat-mon', `${NINE} days=mon,sat,sun`],
    ['daily add on mondays and thursdays at 09:00 Europe/Berlin', `${NINE} days=mon,thu`],
    ['daily add days:tue 09:00 Europe/Berlin', `${NINE} days=tue`],
    ['daily add days:"sat, sun" 09:00 Europe/Berlin', `${NINE} days=weekends`],
    ['daily add 09:00 Europe/Berlin topic:limits,training', `${NINE} topic=limits,training`],
    ['daily add 09:00 Europe/Berlin topic:limitations', `${NINE} topic=limitations`],
    ['daily add 09:00 Europe/Berlin about clip', `${NINE} topic=clip`],
    ['daily add about chain of thought 09:00 Europe/Berlin', `${NINE} topic=chain of thought`],
    ['daily add 09:00 Europe/Berlin about limits', `${NINE} topic=limits`],
    ['daily add 09:00 Europe/Berlin training', `${NINE} topic=training`],
    ['daily add 09:00 Europe/Berlin ping:<!subteam^S0123ABC|@readers>', `${NINE} ping=S0123ABC`],
    ['daily add 09:00 Europe/Berlin ping <!subteam^S0123ABC>', `${NINE} ping=S0123ABC`],
    ['daily add 09:00 <@&400000000000000001> Europe/Berlin', `${NINE} ping=400000000000000001`],
    [
      `daily add 09:00 Europe/Berlin in ${CHANNEL} topic:limits weekdays ping:<!subteam^S0123ABC|@readers>`,
      `${NINE} channel=C0123ABC days=weekdays topic=limits ping=S0123ABC`,
    ],
    [
      `daily add ping:<!subteam^S0123ABC|@readers> weekdays topic:limits in ${CHANNEL} Europe/Berlin 9am`,
      `${NINE} channel=C0123ABC days=weekdays topic=limits ping=S0123ABC`,
    ],
    ['daily', 'daily list'],
    ['daily list', 'daily list'],
    ['daily lits', 'daily list guessed from daily lits'],
    ['dayly list', 'bare or daily list'],
    ['daily pause', 'daily pause'],
    ['daily pause 3f2a9c41', 'daily pause subscription=3f2a9c41'],
    ['daily pause #3f2a', 'daily pause subscription=#3f2a'],
    ['daily off', 'daily pause'],
    ['daily pasue 3f2a', 'daily pause subscription=3f2a guessed from daily pasue'],
    ['daily resume', 'daily resume'],
    ['daily skip 3f2a', 'daily skip subscription=3f2a'],
    ['daily now', 'daily now'],
    ['daily hist', 'daily history'],
    ['daily delete 3f2a', 'daily remove subscription=3f2a'],
    ['daily edit 3f2a 10:00', 'daily edit subscription=3f2a time=10:00'],
    ['daily edit 8736 10:00', 'daily edit subscription=8736 time=10:00'],
    ['daily edit 0930 10 am', 'daily edit subscription=0930 time=10:00'],
    ['daily edit 8736 weekdays', 'daily edit subscription=8736 days=weekdays'],
    ['daily edit 0930', 'daily edit time=09:30'],
    ['daily edit 10:00', 'daily edit time=10:00'],
    ['daily pause 0930', 'daily pause subscription=0930'],
    ['daily edit zone:Asia/Tokyo', 'daily edit zone=Asia/Tokyo'],
    ['daily edit 3f2a topic:all ping:none in here', 'daily edit subscription=3f2a channel=here topic=all ping=none'],
    ['daily edit 3f2a Asia/Tokyo weekends', 'daily edit subscription=3f2a zone=Asia/Tokyo days=weekends'],
  ])('reads "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['daily add', 'daily add missing: time'],
    ['daily add 09:00', 'daily add time=09:00 missing: zone'],
    ['daily add Europe/Berlin weekdays', 'daily add zone=Europe/Berlin days=weekdays missing: time'],
    ['daily add 25:00 Europe/Berlin', 'daily add time=25:00 zone=Europe/Berlin invalid: time'],
    ['daily add 13pm Europe/Berlin', 'daily add time=13pm zone=Europe/Berlin invalid: time'],
    ['daily add 9:5 Europe/Berlin', 'daily add time=9:5 zone=Europe/Berlin invalid: time'],
    ['daily add 9:75 Europe/Berlin', 'daily add time=9:75 zone=Europe/Berlin invalid: time'],
    ['daily add soon Europe/Berlin', 'daily add time=soon zone=Europe/Berlin invalid: time'],
    ['daily add 09:00 Europe/Berlin mon,foo', `daily add time=09:00 zone=Europe/Berlin days=mon,foo invalid: days`],
    ['daily add 09:00 Europe/Berlin days:never', `daily add time=09:00 zone=Europe/Berlin days=never invalid: days`],
    ['daily add 09:00 Europe/Berlin in #ai', `${NINE} channel=#ai`],
    ['daily add 09:00 Europe/Berlin in ai', `${NINE} channel=#ai`],
    ['daily add 09:00 Europe/Berlin ping:@readers', `${NINE} ping=@readers`],
    ['daily add 09:00 Europe/Berlin @here', `daily add time=09:00 zone=Europe/Berlin ping=@here invalid: ping`],
    ['daily add 09:00 Europe/Berlin ping:<@U0123ABC|ann>', `${NINE} ping=@ann`],
    ['daily add 09:00 Europe/Berlin quickly', `${NINE} left: quickly`],
    ['daily add 09:00 Europe/Berlin --colour', `${NINE} left: --colour`],
    ['daily 09:00', 'unknown daily 09:00'],
    ['daily re', 'unknown daily re'],
    ['daily news', 'unknown daily news'],
  ])('says what it could not read of "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it('never throws, whatever is typed, and in whatever order', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '09:00',
        '9',
        'am',
        'Europe/Berlin',
        'UTC+2',
        'mon',
        'mon-',
        '-fri',
        'and',
        'in',
        'at',
        'on',
        'every',
        'about',
        'ping',
      ),
      fc.constantFrom(
        '#',
        '@',
        '#ai',
        CHANNEL,
        '<#',
        '<#>',
        '<#|>',
        '<!subteam^>',
        '<@&1>',
        'thread',
        'here',
        'topic:',
        'topic:,',
        'time:',
      ),
      fc.constantFrom(...MARKUP),
    );
    const verb = fc.constantFrom(...commands.flatMap(({ name }) => (name.startsWith('daily') ? [name] : [])), 'daily', 'dayly ad');
    fc.assert(
      fc.property(verb, fc.array(piece, { maxLength: 10 }), fc.constantFrom('', ' ', ', '), (name, parts, space) => {
        const parsed = read(`${name} ${parts.join(space)}`);
        expect(['ok', 'missing', 'invalid', 'unmatched', 'unknown']).toContain(parsed.kind);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads its parts the same in every order', () => {
    const parts = ['09:00', 'Europe/Berlin', `in ${CHANNEL}`, 'topic:limits,training', 'weekdays', 'ping:<!subteam^S42>', 'thread'];
    const expected = understood(`daily add ${parts.join(' ')}`);
    expect(expected).toBe(`${NINE} channel=C0123ABC days=weekdays topic=limits,training ping=S42 thread=true`);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(understood(`daily add ${shuffled.join(' ')}`)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('reads back what it proposes to type', () => {
    const add = commands.find(({ name }) => name === 'daily add');
    const given = {
      time: '21:30',
      zone: 'America/New_York',
      channel: 'C0123ABC',
      days: 'mon,wed',
      topic: 'limits,model/clip',
      ping: 'S0123ABC',
    };
    const direct = parse(
      { kind: 'options', command: 'daily add', options: { ...given, thread: true } },
      { commands, grammar, idPatterns: slack.idPatterns },
    );
    expect(add && read(formatCommand(add, { ...given, thread: true }, grammar))).toEqual(direct);
  });
});
