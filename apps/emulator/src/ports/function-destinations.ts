import type { Random } from '@scones/deterministic';
import type { DestinationPort } from '@scones/emulator-lambda';
import type { CalledServices } from './called-services.ts';

interface Options {
  readonly services: () => CalledServices;
  readonly random: Random;
}

/** Sends a topic or an event bus the report on a function's event, with the permissions of the function's role. */
export function functionDestinations({ services, random }: Options): DestinationPort {
  const call = async (
    service: keyof CalledServices,
    operation: string,
    input: object,
    roleArn: string,
  ): Promise<unknown> =>
    await services()[service].call(operation, input, { requestId: random.uuid(), roleArn });
  return async (destination, record, roleArn) => {
    const text = JSON.stringify(record);
    if (destination.includes(':sns:'))
      await call('sns', 'Publish', { TopicArn: destination, Message: text }, roleArn);
    else await call('events', 'PutEvents', { Entries: [eventOf(destination, text)] }, roleArn);

    /** As AWS puts it on a bus: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
    function eventOf(bus: string, Detail: string): object {
      const { condition, functionArn } = record.requestContext;
      return {
        Source: 'lambda',
        DetailType: `Lambda Function Invocation Result - ${condition === 'Success' ? 'Success' : 'Failure'}`,
        Resources: [bus, functionArn],
        EventBusName: bus,
        Detail,
      };
    }
  };
}
