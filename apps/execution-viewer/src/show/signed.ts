import { type RunStatus, STATUS_SIGNS } from '@scones/execution-view';

export const signed = (status: RunStatus): string => `${STATUS_SIGNS[status]} ${status}`;
