import { isMembers, type Members } from '../definition.ts';

/** The comparisons of a Choice, as one writes them. */
const SIGNS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '≤',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};

const KINDS = ['String', 'Numeric', 'Boolean', 'Timestamp'];

const QUESTIONS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  IsNull: ['is null', 'is not null'],
  IsPresent: ['is present', 'is absent'],
  IsNumeric: ['is a number', 'is no number'],
  IsString: ['is a string', 'is no string'],
  IsBoolean: ['is a boolean', 'is no boolean'],
  IsTimestamp: ['is a time', 'is no time'],
};

/** A rule of a Choice on one line: `$.confidence ≥ 0.93`. */
export function ruleText(rule: Members): string {
  const { Condition, And, Or, Not, Variable } = rule;
  if (typeof Condition === 'string') return Condition.replace(/^\{%\s*|\s*%\}$/g, '');
  if (typeof Condition === 'boolean') return String(Condition);
  if (Array.isArray(And)) return together(And, 'and');
  if (Array.isArray(Or)) return together(Or, 'or');
  if (isMembers(Not)) return `not (${ruleText(Not)})`;
  return `${typeof Variable === 'string' ? Variable : '…'} ${comparison(rule)}`;
}

function together(rules: readonly unknown[], word: string): string {
  const texts = rules
    .filter(isMembers)
    .map((rule) => (isNested(rule) ? `(${ruleText(rule)})` : ruleText(rule)));
  return texts.join(` ${word} `);
}

function isNested(rule: Members): boolean {
  return Array.isArray(rule['And']) || Array.isArray(rule['Or']);
}

function comparison(rule: Members): string {
  const [name, value] =
    Object.entries(rule).find(
      ([member]) => Object.hasOwn(QUESTIONS, member) || operatorOf(member) !== undefined,
    ) ?? [];
  if (name === undefined) return '…';
  const question = Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined;
  if (question) return question[value === false ? 1 : 0];
  const isPath = name.endsWith('Path');
  return `${operatorOf(name)} ${isPath && typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** `NumericGreaterThanEqualsPath` is `≥`. */
function operatorOf(member: string): string | undefined {
  const kind = KINDS.find((start) => member.startsWith(start));
  const order = member.slice(kind?.length).replace(/Path$/, '');
  return kind !== undefined && Object.hasOwn(SIGNS, order) ? SIGNS[order] : undefined;
}
