/**
 * The role the application works under: it may append to the audit and the journal, never change or delete them. The
 * login role of the database URL owns the tables and migrates them; every pool drops to this role when it connects.
 */
export const applicationRole = 'motcua_app';
