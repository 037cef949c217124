using System.Collections;
using UnityShims;

namespace UnityEngine
{
    public class YieldInstruction
    {
    }

    public sealed class Coroutine : YieldInstruction
    {
        internal readonly MonoBehaviour Owner;
        internal readonly IEnumerator Steps;

        internal Coroutine(MonoBehaviour owner, IEnumerator steps)
        {
            Owner = owner;
            Steps = steps;
        }
    }

    public class MonoBehaviour : Behaviour
    {
        internal bool IsAwake;
        internal bool IsOn;
        internal bool IsStarted;

        public Coroutine StartCoroutine(IEnumerator routine) => PlayLoop.Run(new Coroutine(this, routine));

        public void StopCoroutine(Coroutine routine) => PlayLoop.Stop(routine);

        public void StopAllCoroutines() => PlayLoop.StopAll(this);
    }
}
