/** The popup's root, apart from what it starts: other pages share that chunk, and must not open a popup. */
import { openPopup } from './open';

openPopup();
