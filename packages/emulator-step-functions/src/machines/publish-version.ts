import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { StateMachine } from './state-machines.ts';
import type { Version } from './versions.ts';

const MOST_VERSIONS = 1000;

interface Publication {
  readonly description?: string | undefined;
  /** The revision that must be the current one; `INITIAL` stands for the one that a machine is made with. */
  readonly revisionId?: string | undefined;
}

/**
 * The version of the machine's current revision, which is made if there is none. Throws `ConflictException` where the
 * revision has changed, and `ServiceQuotaExceededException`.
 */
export function publishVersion(
  { machines, versions, clock }: Pick<StepFunctionsContext, 'machines' | 'versions' | 'clock'>,
  machine: StateMachine,
  { description, revisionId }: Publication,
): Version {
  const current = machine.revision.isInitial ? 'INITIAL' : machine.revision.id;
  if (revisionId !== undefined && revisionId !== current)
    throw errors.ConflictException.revision({ wanted: revisionId, current });
  const published = versions.list(machine.arn);
  const existing = published.find((version) => version.revisionId === machine.revision.id);
  if (existing) return existing;
  if (published.length >= MOST_VERSIONS)
    throw errors.ServiceQuotaExceededException.versions({ limit: MOST_VERSIONS });
  const number = (machine.lastVersion ?? 0) + 1;
  const version = {
    arn: `${machine.arn}:${number}`,
    stateMachineArn: machine.arn,
    number,
    revisionId: machine.revision.id,
    ...(description !== undefined && { description }),
    creationDate: clock.now(),
  };
  machines.atOnce(machine, () => {
    machines.put({ ...machine, lastVersion: number });
    versions.put(version);
  });
  return version;
}
