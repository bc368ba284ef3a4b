import type { SimulateCustomPolicyCommandOutput, SimulateCustomPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { inputPolicies, policyInputList, simulate, simulationMembers } from '../simulation.ts';

export const simulateCustomPolicy = iamOperation<SimulateCustomPolicyCommandOutput>()(
  structure<SimulateCustomPolicyRequest>()({ ...simulationMembers, PolicyInputList: policyInputList }),
  (_, input) => simulate(inputPolicies(input.PolicyInputList), [], input),
);
