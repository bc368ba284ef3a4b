/** Throws an `AwsError` when the caller may not do it. The input is not checked yet. */
export type Authorize = (operation: string, input: unknown) => void;

/** A role that a caller has assumed; or a user, who is in no role, and stands here with their own ARN and id. */
export interface RoleSession {
  readonly roleArn: string;
  readonly roleId: string;
  /** Empty for a user. */
  readonly sessionName: string;
  /** Policies that limit the session further than the role's own; absent, nothing does. */
  readonly policies?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  /** The keys of the tags that pass on to sessions assumed from this one. */
  readonly transitiveTagKeys?: readonly string[];
}

/** The decision on one thing that a request asks for, and the policy that decided it. */
export interface Ruling {
  /** `s3:GetObject` */
  readonly action: string;
  /** Its ARN, or `*`. */
  readonly resource: string;
  /** As IAM's policy simulator calls them. */
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** The kind of policy that decided, or that had to allow and did not; absent for the account's root, who may do all. */
  readonly by?: PolicyKind;
  /** The policy's name or ARN, and its statement; absent where no statement is about the request. */
  readonly policy?: string;
  readonly statement?: object;
}

export type PolicyKind =
  'identity-based policy' | 'resource-based policy' | 'session policy' | 'permissions boundary';

/** Observes a request while it is answered. */
export interface RequestWatch {
  /** The operation is known, and its input, which is not checked yet. */
  operationFound(operation: string, input: unknown): void;
  ruled(ruling: Ruling): void;
}

/** The part of a request that its operation may know. */
export interface RequestContext {
  readonly requestId: string;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
  /** The role whose permissions the call is made with, where one AWS service calls another. */
  readonly roleArn?: string;
  /** The session for which another AWS service calls, with the permissions of that session and no more. */
  readonly onBehalfOf?: RoleSession;
  /** The service of AWS that calls of its own accord, `events.amazonaws.com` for instance. */
  readonly servicePrincipal?: string;
  /** The resource on whose behalf it calls, a rule for instance. */
  readonly sourceArn?: string;
  /** The role or the user that the caller signs as; absent, the account's root, or nobody. */
  readonly session?: RoleSession;
  /** Nobody has signed the request. */
  readonly isAnonymous?: true;
  readonly authorize?: Authorize;
  readonly watch?: RequestWatch;
}
