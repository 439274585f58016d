import { mountFace } from '../faces/shared/providers.tsx';
import { Session } from '../faces/shared/session.tsx';
import { Counter } from './counter.tsx';
import './counter.css';

mountFace(
  <Session>
    <Counter />
  </Session>,
);
