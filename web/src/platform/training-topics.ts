/** The parts of training, by their address under /help. */
export const trainingTopics = ['ticks', 'cases', 'quiz', 'results'] as const
export type TrainingTopic = (typeof trainingTopics)[number]
