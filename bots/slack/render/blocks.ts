/** The blocks of our messages, with those that @slack/types lacks. */
import type { Block, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';

export type SlackBlock = KnownBlock | DataVisualizationBlock;

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block, as far as replies need it */
export interface DataVisualizationBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly x_label?: string; readonly y_label?: string };
  };
}

export const sectionBlock = (text: string): SectionBlock => ({
  type: 'section',
  // Otherwise Slack hides the end of a long text, with its citations, behind "see more".
  expand: true,
  text: { type: 'mrkdwn', text, verbatim: true },
});

export const contextBlock = (text: string): ContextBlock => ({ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] });
