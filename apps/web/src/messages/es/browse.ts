import type { browse as messages } from '../de/browse.ts';
import type { Translation } from '../translation.ts';

/** The library looked through without a query, and the trash. */
export const browse: Readonly<Record<keyof typeof messages, Translation>> = {
  'By date': 'Por fecha',
  'There are no tags yet': 'Todavía no hay etiquetas',
  '“Tags” in the menu of a video gives it some; several videos are tagged at once where they are selected.': '«Etiquetas» en el menú de un vídeo le añade algunas; si seleccionas varios, se etiquetan a la vez.',
  'Every film is here once': 'Cada película está una sola vez',
  'Files that hold the same, byte for byte, and the same film in another format would be listed here with their paths.': 'Los archivos idénticos byte a byte y la misma película en otro formato aparecerían aquí con sus rutas.',
  'Films with copies': 'Películas con copias',
  'another format': 'otro formato',
  'the same, byte for byte': 'idéntico byte a byte',
  'The trash is empty': 'La papelera está vacía',
  'Videos that are removed stay here for 30 days. Nothing finds them, and they can be put back.': 'Los vídeos quitados permanecen aquí 30 días. Nada los encuentra y se pueden recuperar.',
  '{n} videos. What is here stays for 30 days, and files are untouched.': { one: '{n} vídeo. Lo que hay aquí permanece 30 días y los archivos no se tocan.', other: '{n} vídeos. Lo que hay aquí permanece 30 días y los archivos no se tocan.' },
  'Empty the trash…': 'Vaciar la papelera…',
  'Trash': 'Papelera',
  'Removed {date}, gone for good on {date2}': 'Quitado el {date}, se elimina del todo el {date2}',
  'Put back {title}': 'Recuperar {title}',
  'Put back': 'Recuperar',
  'Remove for good… {title}': 'Eliminar del todo… {title}',
  'Remove for good…': 'Eliminar del todo…',
  'Remove for good?': '¿Eliminar del todo?',
  '{name}: all that was found and written about it is deleted, and cannot be put back. Files on the disk stay where they are; only copies that were uploaded are deleted.': '{name}: todo lo que se encontró y se escribió al respecto se elimina y no se puede recuperar. Los archivos del disco se quedan donde están; solo se eliminan las copias subidas.',
  'Remove for good': 'Eliminar del todo',
  'Path': 'Ruta',
  'No video says when it was recorded': 'Ningún vídeo dice cuándo se grabó',
  'Cameras and phones write the date into their files; these have none.': 'Las cámaras y los móviles escriben la fecha en sus archivos; estos no la tienen.',
  'Years': 'Años',
  '{n} videos do not say when it was recorded:': { one: '{n} vídeo no dice cuándo se grabó:', other: '{n} vídeos no dicen cuándo se grabaron:' },
  'by the date of adding': 'por fecha de adición',
};
