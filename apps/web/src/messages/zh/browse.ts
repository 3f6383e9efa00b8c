import type { browse as messages } from '../de/browse.ts';
import type { Translation } from '../translation.ts';

/** The library looked through without a query, and the trash. */
export const browse: Readonly<Record<keyof typeof messages, Translation>> = {
  'By date': '按日期',
  'There are no tags yet': '还没有标签',
  '“Tags” in the menu of a video gives it some; several videos are tagged at once where they are selected.': '在视频菜单的“标签”中添加；选中多个视频可一次加标签。',
  'Every film is here once': '每部影片只有一份',
  'Files that hold the same, byte for byte, and the same film in another format would be listed here with their paths.': '内容逐字节相同的文件，以及同一影片的其他格式，会连同路径列在这里。',
  'Films with copies': '有副本的影片',
  'another format': '其他格式',
  'the same, byte for byte': '逐字节相同',
  'The trash is empty': '回收站是空的',
  'Videos that are removed stay here for 30 days. Nothing finds them, and they can be put back.': '移除的视频会在这里保留 30 天。它们不会被查到，可以放回。',
  '{n} videos. What is here stays for 30 days, and files are untouched.': '{n} 个视频。此处内容保留 30 天，文件不受影响。',
  'Empty the trash…': '清空回收站…',
  'Trash': '回收站',
  'Removed {date}, gone for good on {date2}': '于 {date} 移除，{date2} 彻底删除',
  'Put back {title}': '放回 {title}',
  'Put back': '放回',
  'Remove for good… {title}': '彻底删除… {title}',
  'Remove for good…': '彻底删除…',
  'Remove for good?': '要彻底删除吗？',
  '{name}: all that was found and written about it is deleted, and cannot be put back. Files on the disk stay where they are; only copies that were uploaded are deleted.': '{name}：其中找到和撰写的一切都会删除且无法恢复。磁盘上的文件原地不动；仅删除上传的副本。',
  'Remove for good': '彻底删除',
  'Path': '路径',
  'No video says when it was recorded': '没有视频标明拍摄时间',
  'Cameras and phones write the date into their files; these have none.': '相机和手机会把日期写入文件；这些文件没有。',
  'Years': '年份',
  '{n} videos do not say when it was recorded:': '{n} 个视频未标明拍摄时间：',
  'by the date of adding': '按添加日期',
};
