/** The stages that a rule can belong to instead of its code's: as each operation is applied, or when the result is saved. */
export const ruleStages = ['apply', 'quota', 'save', 'identity', 'store', 'handover', 'tags'] as const
export type RuleStage = (typeof ruleStages)[number]

/**
 * The stages in which a server judges a request, in its order: it stops at the first complaint of the earliest stage
 * (the order of everything, facts of a recorded Glance; for IMS it is a reading). `translate` is ours: no server sees it.
 * From `quota` on a server looks at what the whole body leaves behind; `tags` are saved when all else is (glance A5).
 */
export const stages = ['media-type', 'text', 'body', 'operation', 'lookup', ...ruleStages, 'translate'] as const
export type Stage = (typeof stages)[number]

/** Whether a server looks at this when the whole body has been applied: what a later operation corrects is then no fault. */
export const isLate = (stage: Stage | undefined): boolean => stage !== undefined && lateStages.has(stage)
const lateStages: ReadonlySet<Stage> = new Set(ruleStages.filter(stage => stage !== 'apply'))
