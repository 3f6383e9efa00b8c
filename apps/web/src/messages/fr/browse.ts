import type { browse as messages } from '../de/browse.ts';
import type { Translation } from '../translation.ts';

/** The library looked through without a query, and the trash. */
export const browse: Readonly<Record<keyof typeof messages, Translation>> = {
  'By date': 'Par date',
  'There are no tags yet': 'Il n’y a pas encore d’étiquettes',
  '“Tags” in the menu of a video gives it some; several videos are tagged at once where they are selected.': '« Étiquettes » dans le menu d’une vidéo lui en donne ; plusieurs vidéos sélectionnées s’étiquettent d’un coup.',
  'Every film is here once': 'Chaque film n’est là qu’une fois',
  'Files that hold the same, byte for byte, and the same film in another format would be listed here with their paths.': 'Les fichiers identiques octet pour octet, et le même film dans un autre format, seraient listés ici avec leurs chemins.',
  'Films with copies': 'Films avec copies',
  'another format': 'autre format',
  'the same, byte for byte': 'identique octet pour octet',
  'The trash is empty': 'La corbeille est vide',
  'Videos that are removed stay here for 30 days. Nothing finds them, and they can be put back.': 'Les vidéos retirées restent ici 30 jours. Rien ne les trouve, et on peut les remettre.',
  '{n} videos. What is here stays for 30 days, and files are untouched.': { one: '{n} vidéo. Tout reste ici 30 jours, et les fichiers ne sont pas touchés.', other: '{n} vidéos. Tout reste ici 30 jours, et les fichiers ne sont pas touchés.' },
  'Empty the trash…': 'Vider la corbeille…',
  'Trash': 'Corbeille',
  'Removed {date}, gone for good on {date2}': 'Retirée le {date}, supprimée définitivement le {date2}',
  'Put back {title}': 'Remettre {title}',
  'Put back': 'Remettre',
  'Remove for good… {title}': 'Supprimer définitivement… {title}',
  'Remove for good…': 'Supprimer définitivement…',
  'Remove for good?': 'Supprimer définitivement ?',
  '{name}: all that was found and written about it is deleted, and cannot be put back. Files on the disk stay where they are; only copies that were uploaded are deleted.': '{name} : tout ce qui a été trouvé et écrit à ce sujet est supprimé, sans retour possible. Les fichiers du disque restent en place ; seules les copies envoyées sont supprimées.',
  'Remove for good': 'Supprimer définitivement',
  'Path': 'Chemin',
  'No video says when it was recorded': 'Aucune vidéo n’indique sa date d’enregistrement',
  'Cameras and phones write the date into their files; these have none.': 'Caméras et téléphones inscrivent la date dans leurs fichiers ; ceux-ci n’en ont pas.',
  'Years': 'Années',
  '{n} videos do not say when it was recorded:': { one: '{n} vidéo n’indique pas sa date d’enregistrement :', other: '{n} vidéos n’indiquent pas leur date d’enregistrement :' },
  'by the date of adding': 'par date d’ajout',
};
