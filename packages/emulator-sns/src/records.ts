/** Messages are neither encrypted nor signed nor traced on this machine. */
export const KEPT_ATTRIBUTES = ['KmsMasterKeyId', 'SignatureVersion', 'TracingConfig'] as const;
export type KeptAttribute = (typeof KEPT_ATTRIBUTES)[number];

/** A topic as it is kept. */
export interface TopicRecord {
  readonly arn: string;
  readonly displayName: string;
  /** Absent, the topic has the policy that lets its owner in. */
  readonly policy?: string;
  /** Attributes that are shown as they were given and change nothing here. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A subscription as it is kept. */
export interface SubscriptionRecord {
  readonly arn: string;
  readonly topicArn: string;
  /** An e-mail address is never written to, and so stays unconfirmed. */
  readonly protocol: 'http' | 'https' | 'email' | 'lambda' | 'sqs';
  readonly endpoint: string;
  /** The endpoint gets it, and confirms the subscription by sending it back. */
  readonly token: string;
  readonly isConfirmed: boolean;
  /** Whether the subscription cannot be ended by the link in a message. ConfirmSubscription says so. */
  readonly isAuthenticated?: boolean;
  /** Whether the endpoint gets the message alone, without the envelope. */
  readonly isRaw: boolean;
  /** JSON text: the messages that the endpoint gets. Absent, it gets them all. */
  readonly filterPolicy?: string | undefined;
  /** What the policy is about; absent, it is the attributes. */
  readonly filterPolicyScope?: FilterPolicyScope | undefined;
}

export const FILTER_POLICY_SCOPES = ['MessageAttributes', 'MessageBody'] as const;
export type FilterPolicyScope = (typeof FILTER_POLICY_SCOPES)[number];

/** Whether what subscribes is the account's own, so that nobody need confirm it: a function or a queue. */
export function isOwn(protocol: SubscriptionRecord['protocol']): boolean {
  return protocol === 'lambda' || protocol === 'sqs';
}

/** Whether only a signed request ends the subscription. An endpoint's confirmation is signed by nobody. */
export function isAuthenticated(
  subscription: Pick<SubscriptionRecord, 'protocol' | 'isAuthenticated'>,
): boolean {
  return subscription.isAuthenticated ?? isOwn(subscription.protocol);
}
