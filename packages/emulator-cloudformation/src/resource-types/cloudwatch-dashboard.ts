import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  DashboardName: z.string().optional(),
  DashboardBody: z.string(),
  Tags: tagList,
});

export const dashboard = defineResource({
  type: 'AWS::CloudWatch::Dashboard',
  properties,
  attributes: [],
  replacedBy: ['DashboardName'],
  async create({ callService, newName }, { DashboardName = newName(255), DashboardBody, Tags }) {
    await callService('monitoring', 'PutDashboard', { DashboardName, DashboardBody, Tags });
    return { physicalId: DashboardName };
  },
  async update({ callService }, DashboardName, { DashboardBody, Tags }) {
    await callService('monitoring', 'PutDashboard', { DashboardName, DashboardBody, Tags });
    return { physicalId: DashboardName };
  },
  async remove({ callService }, name) {
    await unlessGone(
      'ResourceNotFound',
      callService('monitoring', 'DeleteDashboards', { DashboardNames: [name] }),
    );
  },
});
