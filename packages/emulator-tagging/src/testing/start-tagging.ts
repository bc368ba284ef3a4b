import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { serveInTest } from '@scones/emulator-core/testing';
import { tagging } from '../service.ts';
import type { TaggedResource } from '../tagging-context.ts';

/** The tagging API over these resources, on a free port, with the SDK's client. */
export async function startTagging(resources: readonly TaggedResource[] = []) {
  const server = await serveInTest(tagging({ taggedResources: async () => resources }));
  const client = new ResourceGroupsTaggingAPIClient(server.connection);
  return {
    client,
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
