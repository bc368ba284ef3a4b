export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly physicalId?: string;
  readonly replacement?: 'True' | 'False';
  readonly changedProperties: readonly string[];
}
