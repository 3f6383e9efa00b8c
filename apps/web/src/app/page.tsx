import { Library } from '../components/library.tsx';

export default function LibraryPage() {
  return <Library />;
}
