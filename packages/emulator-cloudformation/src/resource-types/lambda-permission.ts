import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  FunctionName: z.string(),
  Action: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
  EventSourceToken: z.string().optional(),
  PrincipalOrgID: z.string().optional(),
  FunctionUrlAuthType: z.string().optional(),
});

/** A statement of a function's policy; every property replaces it. */
export const permission = defineResource({
  type: 'AWS::Lambda::Permission',
  properties,
  attributes: ['Id'],
  replacedBy: [
    ...(['FunctionName', 'Action', 'Principal', 'SourceArn', 'SourceAccount'] as const),
    ...(['EventSourceToken', 'PrincipalOrgID', 'FunctionUrlAuthType'] as const),
  ],
  async create({ callService, newName }, wanted) {
    const StatementId = newName(100);
    await callService('lambda', 'AddPermission', { StatementId, ...wanted });
    return { physicalId: StatementId, attributes: { Id: StatementId } };
  },
  update: async (_context, physicalId) => ({ physicalId, attributes: { Id: physicalId } }),
  async remove({ callService }, StatementId, { FunctionName }) {
    await unlessGone(
      'ResourceNotFoundException',
      callService('lambda', 'RemovePermission', { FunctionName, StatementId }),
    );
  },
});
