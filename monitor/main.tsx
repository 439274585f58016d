import { mountFace } from '../faces/shared/providers.tsx';
import { Session } from '../faces/shared/session.tsx';
import { Monitor } from './monitor.tsx';
import './monitor.css';

mountFace(
  <Session>
    <Monitor />
  </Session>,
);
