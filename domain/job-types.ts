/** What a service task can ask of the outside world: one activity each. A process that names another one would wait for ever. */
export const jobTypes = ['population.lookup'] as const;

/** A part of a joint service, handled as a dossier of its own: the record opens it and hands its outcome back. */
export const childDossierJob = 'dossier.child';
