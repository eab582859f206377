/** The blocks of messages and modals. */
import * as limits from '../limits.ts';
import { dataBlocks } from './data-blocks.ts';
import { contextActions, id, imageOf, interactive, mrkdwn, pickers, plain, selects, textInput, textObject, type } from './elements.ts';
import { anyValue, booleanValue, byType, hasUniqueIds, list, object, oneOf, refine, text, type ValidationRule } from './rules.ts';

const section: ValidationRule = refine(
  object(
    { type },
    {
      ...id,
      text: textObject(limits.SECTION_TEXT),
      fields: list(textObject(limits.SECTION_FIELD_TEXT), limits.SECTION_FIELDS),
      accessory: byType({ ...interactive, image: imageOf({}) }),
      expand: booleanValue,
    },
  ),
  (value) => value['text'] !== undefined || value['fields'] !== undefined,
  'needs text or fields',
);
const contextElement = byType({
  image: imageOf({}),
  plain_text: plain(limits.TEXT_OBJECT),
  mrkdwn: mrkdwn(limits.TEXT_OBJECT),
});
const actions: ValidationRule = refine(
  object({ type, elements: list(byType(interactive), limits.ACTIONS_ELEMENTS) }, id),
  ({ elements }) => hasUniqueIds(elements, 'action_id'),
  'action_id must be unique in a block',
);
const input = object(
  { type, label: plain(limits.INPUT_LABEL), element: byType({ plain_text_input: textInput, ...selects, ...pickers }) },
  { ...id, hint: plain(limits.INPUT_HINT), optional: booleanValue, dispatch_action: booleanValue },
);

/** Blocks of Slack that the bot doesn't use: only their type is checked. */
const UNCHECKED_BLOCK_TYPES = 'alert card carousel file plan rich_text table task_card video';

const common: Readonly<Record<string, ValidationRule>> = {
  ...Object.fromEntries(UNCHECKED_BLOCK_TYPES.split(' ').map((name) => [name, anyValue])),
  header: object({ type, text: plain(limits.HEADER_TEXT) }, id),
  section,
  context: object({ type, elements: list(contextElement, limits.CONTEXT_ELEMENTS) }, id),
  divider: object({ type }, id),
  actions,
  image: imageOf({ ...id, title: plain(limits.IMAGE_TEXT) }),
};
/** What a container may hold. */
const childTypes = 'actions context divider file header image rich_text section table video'.split(' ');
const childBlock = byType(Object.fromEntries(Object.entries(common).filter(([name]) => childTypes.includes(name))));

export const messageBlock = byType({
  ...common,
  ...dataBlocks,
  markdown: object({ type, text: text(limits.MARKDOWN_TEXT) }, id),
  container: container(childBlock),
  context_actions: contextActions,
});

export const modalBlock = byType({ ...common, input });

function container(child: ValidationRule): ValidationRule {
  return object(
    { type, title: plain(limits.CONTAINER_TITLE), child_blocks: list(child, limits.CONTAINER_BLOCKS) },
    {
      ...id,
      subtitle: textObject(limits.CONTAINER_TITLE),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: anyValue,
      is_collapsible: booleanValue,
      default_collapsed: booleanValue,
      has_header_divider: booleanValue,
    },
  );
}
