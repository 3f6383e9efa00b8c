import description from '../../../../package.json' with { type: 'json' };

/** The version of Frameseek. */
export const version: string = description.version;
