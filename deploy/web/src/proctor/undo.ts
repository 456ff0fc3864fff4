/** Whole seconds until a termination takes effect; 0 when it has. */
export const actUndo = (due: string, now: Date): number => Math.max(0, Math.ceil((Date.parse(due) - now.getTime()) / 1_000))
