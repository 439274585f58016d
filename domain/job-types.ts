/** What a service task can ask of the outside world: one activity each. A process that names another one would wait for ever. */
export const jobTypes = ['population.lookup'] as const;
