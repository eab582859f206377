/** Renders a chart; undefined for one that Slack can't show, since the blocks before it say the same. Pure. */
import type { Chart } from '../../core/contract/reply.ts';
import type { DataVisualizationBlock } from './blocks.ts';
import { CHART_AXIS_LABEL, CHART_CATEGORIES, CHART_LABEL, CHART_SERIES, CHART_TITLE } from './limits.ts';
import { toPlainText } from './mrkdwn.ts';

export function toChart({ form, title, categories, series, unit = '' }: Chart): DataVisualizationBlock | undefined {
  const labels = categories.map((category) => toPlainText(category, CHART_LABEL));
  const names = series.map(({ name }) => toPlainText(name, CHART_LABEL));
  const values = series.map(({ values }) => values);
  const shown = toPlainText(title, CHART_TITLE);
  const isComplete = values.every((all) => all.length === labels.length && all.every(Number.isFinite));
  const isSmall = within(labels, CHART_CATEGORIES) && within(names, CHART_SERIES);
  if (shown === '' || !isComplete || !isSmall) return undefined;
  const axis = toPlainText(unit, CHART_AXIS_LABEL);
  return {
    type: 'data_visualization',
    title: shown,
    chart: {
      type: form,
      series: names.map((name, index) => ({
        name,
        data: labels.map((label, at) => ({ label, value: values[index]?.[at] ?? 0 })),
      })),
      axis_config: { categories: labels, ...(axis === '' ? {} : { y_label: axis }) },
    },
  };
}

/** Slack tells series and points apart by their names. */
const within = (names: readonly string[], max: number): boolean =>
  names.length > 0 && names.length <= max && new Set(names).size === names.length && !names.includes('');
