import { errors } from './errors.ts';
import { checkFilterPolicy, WrongFilterPolicy } from './filter-policy.ts';
import { FILTER_POLICY_SCOPES, type FilterPolicyScope, type SubscriptionRecord } from './records.ts';

type Changed = Pick<SubscriptionRecord, 'isRaw' | 'filterPolicy' | 'filterPolicyScope'>;

/** The attributes that can be set, and what each changes. */
const ATTRIBUTES: Readonly<Record<string, (value: string, where: string) => Partial<Changed>>> = {
  RawMessageDelivery(value, where) {
    if (value !== 'true' && value !== 'false') throw errors.InvalidParameter.rawDelivery({ where, value });
    return { isRaw: value === 'true' };
  },
  // An empty policy takes an earlier one away.
  FilterPolicy: (value) => ({ filterPolicy: /^\s*(?:\{\s*\}\s*)?$/.test(value) ? undefined : value }),
  FilterPolicyScope(value, where) {
    const scope = FILTER_POLICY_SCOPES.find((each) => each === value);
    if (!scope) throw errors.InvalidParameter.filterPolicyScope({ where, value });
    return { filterPolicyScope: scope };
  },
};

const OTHERS_OF_AWS = ['DeliveryPolicy', 'RedrivePolicy', 'ReplayPolicy', 'SubscriptionRoleArn'];

/**
 * A subscription with other attributes. `where` stands before the reason in AWS's words. Throws `InvalidParameter`.
 */
export function withAttributes<S extends Changed>(
  subscription: S,
  attributes: Readonly<Record<string, string>>,
  where = '',
): S {
  const changes = Object.entries(attributes).map(([name, value]) => attributeNamed(name)(value, where));
  const changed: S = Object.assign({}, subscription, ...changes) as S;
  checkPolicy(changed, where);
  return changed;
}

function attributeNamed(name: string): (typeof ATTRIBUTES)[string] {
  const change = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (change) return change;
  if (OTHERS_OF_AWS.includes(name)) throw errors.InvalidParameter.unsupportedAttribute({ name });
  throw errors.InvalidParameter.member({ member: 'AttributeName' });
}

function checkPolicy(
  { filterPolicy, filterPolicyScope = 'MessageAttributes' }: Changed,
  where: string,
): void {
  if (filterPolicy === undefined) return;
  try {
    checkFilterPolicy(filterPolicy, filterPolicyScope);
  } catch (cause) {
    if (!(cause instanceof WrongFilterPolicy)) throw cause;
    throw errors.InvalidParameter.constraint({ fault: `${where}${cause.message}` }, { cause });
  }
}

/** The attributes of filtering, as they are shown. */
export function shownFilter({
  filterPolicy: FilterPolicy,
  filterPolicyScope: FilterPolicyScope = 'MessageAttributes',
}: Pick<SubscriptionRecord, 'filterPolicy' | 'filterPolicyScope'>): {
  FilterPolicy?: string;
  FilterPolicyScope?: FilterPolicyScope;
} {
  return FilterPolicy === undefined ? {} : { FilterPolicy, FilterPolicyScope };
}
