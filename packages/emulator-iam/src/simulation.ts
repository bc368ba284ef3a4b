import { type AccessRequest, structure } from '@scones/emulator-core';
import type { ContextEntry, EvaluationResult, PolicySourceType } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { iamPage } from './iam-page.ts';
import { pageMembers } from './names.ts';
import { appliesTo, decideWithin, isAllowed } from './policy/is-allowed.ts';
import { parsePermissions } from './policy/policy-document.ts';
import type { PolicyDocument } from './policy/policy-schema.ts';

/** A policy, and the name by which a result says that it decided. */
export interface SimulatedPolicy {
  readonly id: string;
  readonly document: PolicyDocument;
}

const CONTEXT_KEY_TYPES = [
  ...(['string', 'stringList', 'numeric', 'numericList', 'boolean', 'booleanList'] as const),
  ...(['ip', 'ipList', 'binary', 'binaryList', 'date', 'dateList'] as const),
] as const;

const documents = z.array(z.string().min(1).max(131_072));

/** The members that both simulations take. */
export const simulationMembers = {
  ...pageMembers,
  ActionNames: z.array(z.string().min(3).max(128)),
  ResourceArns: z.array(z.string().min(1).max(2048)).default(['*']),
  PermissionsBoundaryPolicyInputList: documents.optional(),
  ContextEntries: z
    .array(
      structure<ContextEntry>()({
        ContextKeyName: z.string().min(5).max(256),
        ContextKeyValues: z.array(z.string()).optional(),
        ContextKeyType: z.enum(CONTEXT_KEY_TYPES).optional(),
      }),
    )
    .default([]),
};
export const policyInputList = documents;

type SimulationInput = z.output<z.ZodObject<typeof simulationMembers>>;

export function inputPolicies(texts: readonly string[] = []): SimulatedPolicy[] {
  return texts.map((text, index) => ({
    id: `PolicyInputList.${index + 1}`,
    document: parsePermissions(text),
  }));
}

/** A page of the decisions of the policies, within their bounds, on each action and each resource. */
export function simulate(
  policies: readonly SimulatedPolicy[],
  stored: readonly string[],
  input: SimulationInput,
) {
  const texts = input.PermissionsBoundaryPolicyInputList ?? stored;
  const boundary = texts.length > 0 ? oneOf(texts.map((text) => parsePermissions(text))) : undefined;
  const context = Object.fromEntries(
    input.ContextEntries.map(({ ContextKeyName, ContextKeyValues = [] }) => [
      ContextKeyName,
      ContextKeyValues,
    ]),
  );
  const results = input.ActionNames.flatMap((action) =>
    input.ResourceArns.map((resource) => evaluate(policies, boundary, { action, resource, context })),
  ).map((result, index) => ({ result, key: String(index).padStart(8, '0') }));
  const { items, ...rest } = iamPage(results, input, ({ key }) => key);
  return { EvaluationResults: items.map(({ result }) => result), ...rest };
}

function evaluate(
  policies: readonly SimulatedPolicy[],
  boundary: PolicyDocument | undefined,
  request: AccessRequest,
): EvaluationResult {
  const matched = policies.filter(({ document }) =>
    document.Statement.some((statement) => appliesTo(statement, request)),
  );
  const documents = policies.map(({ document }) => document);
  const EvalDecision = decideWithin(documents, boundary, request);
  const details = {
    MatchedStatements: matched.map(({ id }) => ({ SourcePolicyId: id, SourcePolicyType: SOURCE })),
    MissingContextValues: missingKeys([...documents, ...(boundary ? [boundary] : [])], request),
    ...(boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: isAllowed([boundary], request) },
    }),
  };
  const { action: EvalActionName, resource: EvalResourceName } = request;
  return {
    EvalActionName,
    EvalResourceName,
    EvalDecision,
    ...details,
    OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    ResourceSpecificResults: [{ EvalResourceName, EvalResourceDecision: EvalDecision, ...details }],
  };
}

/** AWS's model knows kinds of policies; AWS answers this of each. */
const SOURCE = 'IAM Policy' as PolicySourceType;

function oneOf(documents: readonly PolicyDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: documents.flatMap(({ Statement }) => Statement) };
}

/** The keys that conditions ask for and the simulation was not given. */
function missingKeys(documents: readonly PolicyDocument[], { context = {} }: AccessRequest): string[] {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const asked = documents
    .flatMap(({ Statement }) => Statement)
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys)));
  return [...new Set(asked)].filter((key) => !given.has(key.toLowerCase()));
}
