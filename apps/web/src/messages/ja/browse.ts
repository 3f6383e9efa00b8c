import type { browse as messages } from '../de/browse.ts';
import type { Translation } from '../translation.ts';

/** The library looked through without a query, and the trash. */
export const browse: Readonly<Record<keyof typeof messages, Translation>> = {
  'By date': '日付別',
  'There are no tags yet': 'タグはまだありません',
  '“Tags” in the menu of a video gives it some; several videos are tagged at once where they are selected.': '動画のメニューの「タグ」で付けられます。複数の動画を選ぶとまとめて付けられます。',
  'Every film is here once': 'どの映像も一つだけです',
  'Files that hold the same, byte for byte, and the same film in another format would be listed here with their paths.': '中身がまったく同じファイルや、別形式の同じ映像があれば、ここにパスとともに並びます。',
  'Films with copies': 'コピーのある映像',
  'another format': '別形式',
  'the same, byte for byte': 'まったく同じ内容',
  'The trash is empty': 'ごみ箱は空です',
  'Videos that are removed stay here for 30 days. Nothing finds them, and they can be put back.': '取り除いた動画は 30 日間ここに残ります。検索にはかからず、元に戻せます。',
  '{n} videos. What is here stays for 30 days, and files are untouched.': '動画 {n} 本。ここにあるものは 30 日間残り、ファイルには触れません。',
  'Empty the trash…': 'ごみ箱を空にする…',
  'Trash': 'ごみ箱',
  'Removed {date}, gone for good on {date2}': '{date} に削除、{date2} に完全に消えます',
  'Put back {title}': '{title} を元に戻す',
  'Put back': '元に戻す',
  'Remove for good… {title}': '完全に削除… {title}',
  'Remove for good…': '完全に削除…',
  'Remove for good?': '完全に削除しますか？',
  '{name}: all that was found and written about it is deleted, and cannot be put back. Files on the disk stay where they are; only copies that were uploaded are deleted.': '{name}：見つかった情報や書かれた内容はすべて削除され、元に戻せません。ディスク上のファイルはそのままで、アップロードされたコピーだけが削除されます。',
  'Remove for good': '完全に削除',
  'Path': 'パス',
  'No video says when it was recorded': '撮影日の分かる動画がありません',
  'Cameras and phones write the date into their files; these have none.': 'カメラやスマートフォンは日付をファイルに書き込みますが、これらにはありません。',
  'Years': '年',
  '{n} videos do not say when it was recorded:': '撮影日の分からない動画が {n} 本あります：',
  'by the date of adding': '追加日順に見る',
};
