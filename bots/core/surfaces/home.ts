/** A user's home: today's fact, the daily facts of the workspace with their health, and for those who run it its open questions. */
import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import type { Clock } from '../../clock.ts';
import { shortId } from '../commands/daily/subscription/describe.ts';
import { describeReason } from '../commands/daily/subscription/reasons.ts';
import type { CommandCall, Place } from '../contract/request.ts';
import type { Home, HomeButton, HomeFact, HomeQuestion, HomeSchedule } from '../contract/surfaces.ts';
import { entityId } from '../entities/resolve-entity.ts';
import { type Messages, messagesFor } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import type { ButtonTokens } from '../state/button-tokens.ts';

const HomeDocument = graphql(
  `query Home($platform: String!, $workspace: String!, $date: Date!, $seesQuestions: Boolean!) {
    factOfTheDay(date: $date) { text about { kind slug name } citations { ...CitationParts } }
    subscriptions(platform: $platform, workspace: $workspace) {
      id channel thread time zone zoneName days state reason
      nextSlots(count: 1) { at }
      history(first: 10) { nodes { state reason } }
    }
    openQuestions(platform: $platform, workspace: $workspace, first: 5) @include(if: $seesQuestions) { text times lastAt }
  }`,
  [CitationParts],
);

type HomeData = ResultOf<typeof HomeDocument>;
type Schedule = NonNullable<HomeData['subscriptions']>[number];
type Question = NonNullable<NonNullable<HomeData['openQuestions']>>[number];

export interface HomeOptions {
  readonly query: Query;
  readonly buttonTokens: Pick<ButtonTokens, 'sign'>;
  readonly clock: Clock;
}

/** More would hide what comes below them. */
const MAX_SCHEDULES = 10;

export const createHome =
  ({ query, buttonTokens, clock }: HomeOptions) =>
  async (place: Place): Promise<Home> => {
    const messages = messagesFor(place.locale);
    const mayChange = place.runsWorkspace === true;
    const button: ButtonMaker = async (label, call) => {
      const token = await buttonTokens.sign(call, place.user);
      return token === undefined ? undefined : { label, token };
    };
    const { factOfTheDay, subscriptions, openQuestions } = await query(HomeDocument, {
      platform: place.platform.id,
      workspace: place.workspace,
      date: clock.now().toISOString().slice(0, 10),
      seesQuestions: mayChange,
    });
    // Those that need someone come first.
    const schedules = (subscriptions ?? []).toSorted((one, other) => Number(isStopped(other)) - Number(isStopped(one)));
    const shown = schedules.slice(0, MAX_SCHEDULES);
    return {
      messages,
      fact: await toFact(factOfTheDay, messages, button),
      schedules: await Promise.all(shown.map((schedule) => toSchedule(schedule, messages, mayChange ? button : undefined))),
      moreSchedules: schedules.length - shown.length,
      add: mayChange ? await button(messages.daily.actions.add, { command: 'daily add', options: {} }) : undefined,
      questions: mayChange ? (openQuestions ?? []).map((question) => toQuestion(question, messages)) : undefined,
    };
  };

type ButtonMaker = (label: string, call: CommandCall) => Promise<HomeButton | undefined>;

async function toFact(fact: HomeData['factOfTheDay'], messages: Messages, button: ButtonMaker): Promise<HomeFact | undefined> {
  if (fact === null) return undefined;
  const { claim, sources } = numberSources();
  const [subject] = fact.about;
  return {
    claim: claim(fact.text, fact.citations),
    sources,
    more:
      subject === undefined ? undefined : await button(messages.home.more, { command: 'explain', options: { concept: entityId(subject) } }),
  };
}

const isStopped = ({ state }: Pick<Schedule, 'state'>): boolean => state !== 'ACTIVE';

async function toSchedule(schedule: Schedule, messages: Messages, button: ButtonMaker | undefined): Promise<HomeSchedule> {
  const { channel, thread, time, zone, days } = schedule;
  const [label, command] = isStopped(schedule) ? [messages.daily.actions.resume, 'daily resume'] : [messages.home.edit, 'daily edit'];
  return {
    channel,
    isThread: thread !== null,
    when: messages.daily.whenOn(time, zone, messages.daily.days(days)),
    health: healthOf(schedule, messages),
    isStopped: isStopped(schedule),
    change: await button?.(label, { command, options: { subscription: shortId(schedule) } }),
  };
}

/** Skipped because someone wanted it, which says nothing about the health. */
const WANTED = ['by_admin', 'paused', 'suspended', 'edited'];

function healthOf({ state, reason, nextSlots, zoneName, history }: Schedule, messages: Messages): string {
  const { daily, home } = messages;
  if (state !== 'ACTIVE')
    return reason === null ? daily.states[state] : daily.stateBecause(daily.states[state], describeReason(reason, messages));
  const due = history.nodes.filter(
    (one) =>
      one.state === 'SENT' || one.state === 'FAILED' || (one.state === 'SKIPPED' && !WANTED.includes(one.reason?.split(':')[0] ?? '')),
  );
  const lost = due.filter((one) => one.state !== 'SENT').length;
  const [next] = nextSlots;
  return home.health(next === undefined ? undefined : daily.moment(next.at, zoneName), due.length, lost);
}

const toQuestion = ({ text, times, lastAt }: Question, { home, suggest, daily }: Messages): HomeQuestion => ({
  text,
  asked: home.asked(daily.day(lastAt.slice(0, 10)), times),
  draft: suggest.missing(text),
});
